import { describe, expect, it } from 'vitest';
import { parseSettings } from './settings.ts';

const stored = (kept: Record<string, string>) => (name: string) => kept[name] ?? null;

describe('what the phone remembers', () => {
  it('is Chinese, normal type and the phone’s own theme until chosen', () => {
    expect(parseSettings(stored({}))).toEqual({ language: 'zh-CN', elder: false, theme: 'system' });
  });

  it('ignores what it does not know', () => {
    expect(parseSettings(stored({ language: 'xx', elder: 'maybe', theme: 'pink' }))).toEqual(
      parseSettings(stored({})),
    );
  });

  it('keeps what was chosen', () => {
    const chosen = { language: 'en', elder: 'yes', theme: 'dark' };
    expect(parseSettings(stored(chosen))).toEqual({ language: 'en', elder: true, theme: 'dark' });
  });
});
