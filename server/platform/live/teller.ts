import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import { type Change, spell } from './changes.ts';
import { Gathered } from './gathered.ts';

/** Where processes that have screens open listen. */
export const channel = 'screens';
const everyMs = 1_000;
/** A notification has 8,000 bytes; a line has about sixty. */
const linesOfPayload = 100;

export interface Teller {
  /** Tells every process what was committed: soon, and a burst once a second. */
  tell(changes: readonly Change[]): void;
  /** Tells what waits, for a process that stops. */
  drain(): Promise<void>;
}

/**
 * Tells what was committed after the commit and not in it: PostgreSQL lets one transaction at a time commit
 * that notifies, each to the disk, and reports that come together would wait in line. What a process that
 * is killed had still to tell, screens find by themselves within two minutes.
 */
export function createTeller(read: Kysely<DB>, onError: (error: Error) => void): Teller {
  const waiting = new Set<string>();
  let telling: Promise<void> = Promise.resolve();

  async function send(lines: readonly string[]): Promise<void> {
    const payloads: string[] = [];
    for (let from = 0; from < lines.length; from += linesOfPayload)
      payloads.push(lines.slice(from, from + linesOfPayload).join('\n'));
    await sql`select pg_notify(${channel}, payload)
      from unnest(${payloads}::text[]) payload`.execute(read);
  }

  const gathered = new Gathered(everyMs, () => {
    const lines = [...waiting];
    waiting.clear();
    telling = telling.then(() => send(lines)).catch(onError);
  });

  return {
    tell: (changes) => {
      if (changes.length === 0) return;
      for (const change of changes) waiting.add(spell(change));
      gathered.soon();
    },
    drain: () => {
      gathered.now();
      return telling;
    },
  };
}
