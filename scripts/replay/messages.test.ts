import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Message, parseLine, readMessages } from './messages.ts';

const row = {
  id: 'M1',
  user: 'U1',
  time: '2019-03-01T08:00:00+08:00',
  title: '路灯',
  text: '不亮',
};
const parse = (change: object) => parseLine(JSON.stringify({ ...row, ...change }), 1);
const parsed = (change: object) => parse(change) as Message;

describe('a line', () => {
  test('is a message: title and text become the words', () => {
    expect(parse({})).toEqual({
      line: 1,
      id: 'M1',
      user: 'U1',
      words: '路灯\n不亮',
      writtenAt: '2019-03-01T00:00:00.000Z',
    });
  });

  test('without a title, a text or a time still is one', () => {
    expect(parsed({ title: undefined }).words).toBe('不亮');
    expect(parsed({ text: '' }).words).toBe('路灯');
    expect(parsed({ time: null }).writtenAt).toBeUndefined();
  });

  test('with too many words is cut between characters', () => {
    const { words } = parsed({ title: '', text: '𠮷'.repeat(2100) });
    expect([...words]).toHaveLength(2000);
    expect(words.isWellFormed()).toBe(true);
  });

  test.each([
    ['2019/3/1 8:05:07', '2019-03-01T00:05:07.000Z'],
    ['2019-03-01 08:05', '2019-03-01T00:05:00.000Z'],
    ['2019-03-01', '2019-02-28T16:00:00.000Z'],
    ['2019-03-01T00:00:00Z', '2019-03-01T00:00:00.000Z'],
  ])('may write its time as %s', (time, instant) => {
    expect(parsed({ time }).writtenAt).toBe(instant);
  });

  test.each([
    ['half a line', '{"id":"M1","us', 'not a JSON object'],
    ['a list', '[1]', 'not a JSON object'],
    ['no id', JSON.stringify({ ...row, id: ' ' }), 'no id'],
    ['no user', JSON.stringify({ ...row, user: null }), 'no user'],
    ['a text of numbers', JSON.stringify({ ...row, text: 5 }), 'title or text is no text'],
    ['yesterday', JSON.stringify({ ...row, time: '昨天' }), 'time is no time'],
  ])('that holds %s says what is wrong', (_, text, why) => {
    expect(parseLine(text, 1)).toBe(why);
  });
});

describe('a file', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replay-messages-'));
    path = join(folder, 'messages.jsonl');
    const lines = [
      `\uFEFF${JSON.stringify(row)}`,
      '',
      'not json',
      JSON.stringify({ ...row, text: '又写了一遍' }),
      JSON.stringify({ ...row, id: 'M2', user: 'U2' }),
    ];
    await writeFile(path, `${lines.join('\r\n')}\r\n`);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('names what it leaves out by line; an id counts once', async () => {
    const { messages, unreadable } = await readMessages(path, 100);
    expect(messages.map(({ id, line }) => `${id} in ${line}`)).toEqual(['M1 in 1', 'M2 in 5']);
    expect(unreadable).toEqual([
      { line: 3, why: 'not a JSON object' },
      { line: 4, why: 'its id came before' },
    ]);
  });

  test('read in part still knows all its users', async () => {
    const { messages, unreadable, users } = await readMessages(path, 2);
    expect([messages.length, unreadable.length]).toEqual([1, 1]);
    expect([...users]).toEqual(['U1', 'U2']);
  });
});
