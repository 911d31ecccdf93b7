import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One citizen's message as the file gives it. */
export interface Message {
  /** 1-based, for telling a person where to look. */
  line: number;
  id: string;
  user: string;
  words: string;
  /** RFC 3339; undefined where the file names no time. */
  writtenAt: string | undefined;
}

export interface Unreadable {
  line: number;
  why: string;
}

export interface MessageFile {
  messages: Message[];
  unreadable: Unreadable[];
  /** Every user of the whole file, also beyond the limit: phone numbers do not depend on it. */
  users: Set<string>;
}

/** What one report may hold, by the contract. */
const longestWords = 2000;

/**
 * Reads a JSONL file of messages. A line that cannot be read is named and left out; an id that comes
 * twice counts once, because every request id is made from it.
 * @param limit how many lines to take
 */
export async function readMessages(path: string, limit: number): Promise<MessageFile> {
  const file: MessageFile = { messages: [], unreadable: [], users: new Set() };
  const known = new Set<string>();
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    line += 1;
    if (text.trim() === '') continue;
    const message = parseLine(text.replace(/^\uFEFF/, ''), line);
    if (typeof message !== 'string') file.users.add(message.user);
    if (file.messages.length + file.unreadable.length >= limit) continue;
    if (typeof message === 'string') file.unreadable.push({ line, why: message });
    else if (known.has(message.id)) file.unreadable.push({ line, why: 'its id came before' });
    else file.messages.push(message);
    if (typeof message !== 'string') known.add(message.id);
  }
  return file;
}

/** @returns the message, or why the line is none */
export function parseLine(text: string, line: number): Message | string {
  const row = parseObject(text);
  if (row === undefined) return 'not a JSON object';
  const [id, user] = [nameOf(row.id), nameOf(row.user)];
  if (id === undefined) return 'no id';
  if (user === undefined) return 'no user';
  const { title = '', text: body = '' } = row;
  if (typeof title !== 'string' || typeof body !== 'string') return 'title or text is no text';
  const writtenAt = instantOf(row.time);
  if (writtenAt === null) return 'time is no time';
  return { line, id, user, words: wordsOf(title, body), writtenAt };
}

/** The title is the first line, as a resident would begin. */
function wordsOf(title: string, body: string): string {
  const words = `${title.trim()}\n${body.trim()}`.trim();
  return [...words].slice(0, longestWords).join('').trim();
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'number' ? String(value) : value;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

/** A time without a zone is one of Shanghai. @returns null for what is no time */
function instantOf(time: unknown): string | null | undefined {
  if (time === undefined || time === null || time === '') return undefined;
  if (typeof time !== 'string') return null;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(time);
  const [day = '', hour = '00:00'] = time.trim().replaceAll('/', '-').split(/[ T]/);
  const instant = new Date(hasZone ? time : `${padded(day)}T${padded(hour)}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** 2019-6-3 → 2019-06-03, 8:05 → 08:05 */
const padded = (parts: string) => parts.replace(/(?<!\d)\d(?!\d)/g, '0$&');
