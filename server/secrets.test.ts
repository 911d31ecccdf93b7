import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDemoSealKey, keepDemoSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the demo’s secrets are drawn once, kept, and readable by their owner only', () => {
  expect(findDemoSealKey(folder)).toBeUndefined();
  const first = keepDemoSecrets(folder);
  expect(keepDemoSecrets(folder)).toEqual(first);
  expect(findDemoSealKey(folder)).toEqual(first.sealKey);
  expect(statSync(join(folder, 'demo-secrets.json')).mode & 0o777).toBe(0o600);
});

test('data from before there were seals gets a seal key and loses no other secret', () => {
  const first = keepDemoSecrets(folder);
  const file = join(folder, 'demo-secrets.json');
  const { sealKey: _, ...older } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(older));
  const { sealKey, ...kept } = keepDemoSecrets(folder);
  expect(kept).toEqual({ ...first, sealKey: undefined });
  expect(sealKey).toHaveLength(32);
  expect(keepDemoSecrets(folder).sealKey).toEqual(sealKey);
});

test('data from before there were second factors gets a key for them and loses no other secret', () => {
  const first = keepDemoSecrets(folder);
  const file = join(folder, 'demo-secrets.json');
  const { totpKey: _, ...older } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(older));
  const { totpKey, ...kept } = keepDemoSecrets(folder);
  expect(kept).toEqual({ ...first, totpKey: undefined });
  expect(totpKey).toMatch(/^[A-Z2-7]{32}$/);
  expect(keepDemoSecrets(folder).totpKey).toBe(totpKey);
});
