import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings.ts';

const stored = (kept: Record<string, string>) => (name: string) => kept[name] ?? null;

describe('what the phone remembers', () => {
  it('is Chinese, normal type, motion and the phone’s own theme until chosen', () => {
    const plain = { language: 'zh-CN', elder: false, theme: 'system', still: false };
    expect(parseSettings(stored({}))).toEqual(plain);
  });

  it('ignores what it does not know', () => {
    expect(
      parseSettings(stored({ language: 'xx', elder: 'maybe', theme: 'pink', still: '1' })),
    ).toEqual(parseSettings(stored({})));
  });

  it('keeps what was chosen', () => {
    const chosen = { language: 'en', elder: 'yes', theme: 'dark', still: 'yes' };
    const kept = { language: 'en', elder: true, theme: 'dark', still: true };
    expect(parseSettings(stored(chosen))).toEqual(kept);
  });
});
