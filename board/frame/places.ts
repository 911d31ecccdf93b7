import type { TextKey } from '../texts/zh-CN.ts';

/** The pages of the board, in the order people need them. */
export const places: readonly { href: string; word: TextKey }[] = [
  { href: '/rules', word: 'app.rules' },
  { href: '/bulletin', word: 'app.bulletin' },
  { href: '/case', word: 'app.case' },
  { href: '/map', word: 'app.map' },
  { href: '/screen', word: 'app.screen' },
];
