import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** What a catalogue leaves open in each of its sentences: "rules.version" → ["{{version}}"]. */
function gapsOf(catalogue: object, path = ''): [string, string[]][] {
  return Object.entries(catalogue).flatMap(([key, words]) =>
    typeof words === 'string'
      ? [[path + key, [...words.matchAll(/{{\w+}}/g)].map(String).sort()] as [string, string[]]]
      : gapsOf(words, `${path}${key}.`),
  );
}

test('both languages fill the same gaps in every sentence', () => {
  expect(gapsOf(en)).toEqual(gapsOf(zhCN));
});
