import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFolderFiles, FileKeyError } from './files.ts';

const key = '339921/0198c0de-0000-7000-8000-000000000001/full.webp';
let outside: string;
let root: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'files-'));
  root = join(outside, 'deep', 'root');
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

test('what was put is got, replaced, removed', async () => {
  const files = createFolderFiles(root);
  expect(await files.get(key)).toBeUndefined();
  await files.put(key, Buffer.from('first'));
  expect(await files.get(key)).toEqual(Buffer.from('first'));
  await files.put(key, Buffer.from('second, longer'));
  expect(await files.get(key)).toEqual(Buffer.from('second, longer'));
  await files.remove(key);
  expect(await files.get(key)).toBeUndefined();
  await files.remove(key);
});

test('an empty file is a file', async () => {
  const files = createFolderFiles(root);
  await files.put('empty.bin', Buffer.alloc(0));
  expect(await files.get('empty.bin')).toEqual(Buffer.alloc(0));
});

test('another start finds the files, and no drafts are left', async () => {
  await createFolderFiles(root).put(key, Buffer.from('x'));
  expect(await createFolderFiles(root).get(key)).toEqual(Buffer.from('x'));
  const names = await readdir(root, { recursive: true });
  expect(names.filter((name) => name.includes('draft'))).toEqual([]);
});

test('many writers of one key leave one whole file', async () => {
  const files = createFolderFiles(root);
  const letters = 'abcdefghijklmnop'.split('');
  await Promise.all(letters.map((letter) => files.put(key, Buffer.alloc(100_000, letter))));
  const bytes = await files.get(key);
  expect(bytes).toHaveLength(100_000);
  expect(new Set(bytes).size).toBe(1);
});

test('a put that fails leaves the old file and no draft', async () => {
  const files = createFolderFiles(root);
  await files.put('a/b', Buffer.from('whole'));
  await expect(files.put('a', Buffer.from('a folder stands there'))).rejects.toThrow();
  await expect(files.put('a/b/c', Buffer.from('a file stands there'))).rejects.toThrow();
  expect(await files.get('a/b')).toEqual(Buffer.from('whole'));
  expect(await files.get('a/b/c')).toBeUndefined();
  expect(await readdir(root)).toEqual(['a']);
});

describe('keys that are refused', () => {
  const bad = [
    '',
    '.',
    '..',
    '/',
    '/etc/passwd',
    '../secret',
    'a/../../secret',
    'a/./b',
    'a//b',
    'a/',
    '.hidden',
    'a/.hidden',
    'a\0b',
    'a/b\0.webp',
    'a\\..\\b',
    'c:/windows',
    'a b',
    'a%2e%2e',
    '照片/a.webp',
    'A.webp',
    'a\n',
    'a..webp',
    '-rf',
    'a'.repeat(201),
  ];

  test.each(bad)('%j', async (badKey) => {
    const files = createFolderFiles(root);
    await writeFile(join(outside, 'secret'), 'secret');
    await expect(files.put(badKey, Buffer.from('x'))).rejects.toThrow(FileKeyError);
    await expect(files.get(badKey)).rejects.toThrow(FileKeyError);
    await expect(files.remove(badKey)).rejects.toThrow(FileKeyError);
    expect(await readdir(outside)).toEqual(['secret']);
  });
});
