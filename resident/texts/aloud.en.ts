import type { aloudZh } from './aloud.zh-CN.ts';

export const aloudEn: typeof aloudZh = {
  read: 'Read it to me',
  stop: 'Stop',
  failed: 'This phone cannot read aloud. Please add an English voice in its settings.',
};
