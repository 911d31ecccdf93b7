import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

interface Branch {
  [key: string]: string | Branch;
}

const flat = (branch: Branch, path = ''): [key: string, text: string][] =>
  Object.entries(branch).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

describe('the catalogues', () => {
  const english = new Map(flat(en));

  it('say every text in both languages, with the same things filled in', () => {
    for (const [key, text] of flat(zhCN)) {
      expect(english.get(key), key).toBeTruthy();
      expect(placeholders(english.get(key) ?? '').sort(), key).toEqual(placeholders(text).sort());
    }
    expect(english.size).toBe(flat(zhCN).length);
  });
});
