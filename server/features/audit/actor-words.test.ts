import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jobNames, wordsOfAreas, wordsOfRoles } from './actor-words.ts';

test('every job that can stand in the audit has words, and no others do', () => {
  const sources = globSync('{server,scripts,db}/**/*.ts').filter(
    (path) => !path.includes('.test.'),
  );
  const named = sources.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/jobScope\([^()]*, '(\w+)'\)/g),
  ]);
  const jobs = new Set(named.map(([, job]) => job));
  expect(Object.keys(jobNames).sort()).toEqual([...jobs].sort());
});

test('roles and areas are said in words; what is not known here stands as it is written', () => {
  const names = new Map([['339999001000', { zh: '西城街道', en: 'West' }]]);
  const zh = (words: readonly { zh: string }[]) => words.map((one) => one.zh);
  expect(zh(wordsOfRoles('intake retired_role', 'staff'))).toEqual(['受理员', 'retired_role']);
  expect(zh(wordsOfRoles('seal_days', 'system'))).toEqual(['封存每日账']);
  expect(zh(wordsOfAreas('339999001 unit:7 339998', names))).toEqual([
    '西城街道（339999001）',
    '本责任单位',
    '339998',
  ]);
  expect(wordsOfAreas('', names)).toEqual([]);
});
