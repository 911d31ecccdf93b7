import { createHash } from 'node:crypto';
import type { EntryOutcome, Sheet } from '../contract/counter.ts';
import { entryText, type JournalEntry } from '../contract/counter-journal.ts';
import type { Called, Caller, TestApp } from './app.ts';
import { county, type Person, staffId } from './county.ts';

export type Shown = Pick<JournalEntry, 'redemption' | 'shown' | 'proof'> & Partial<JournalEntry>;

/** A till at a counter, with a journal of its own, as the app keeps one. */
export interface Till {
  id: string;
  /** Takes along what waits. */
  takeSheet(caller: Caller): Promise<Sheet>;
  /** Writes down, without a network, that something was handed over, or what is said instead. */
  write(what: Shown): JournalEntry;
  send(caller: Caller, entry: JournalEntry, requestId?: string): Promise<Called<'recordEntry'>>;
  /** Writes it down and sends it at once. */
  record(caller: Caller, what: Shown): Promise<EntryOutcome>;
}

export function openTill(world: TestApp, counter: string, person: Person = 'merchant'): Till {
  const { clock, ids } = world.deps;
  const id = ids.uuid();
  let last = { seq: 0, hash: '' };
  const write = (what: Shown): JournalEntry => {
    const entry: JournalEntry = {
      id: ids.uuid(),
      seq: last.seq + 1,
      previous: last.hash,
      at: clock.now().toISOString(),
      staff: staffId(person),
      kind: 'handed_over',
      reason: null,
      code: null,
      ...what,
    };
    const text = entryText({ county, counter, till: id }, entry);
    last = { seq: entry.seq, hash: createHash('sha256').update(text).digest('hex') };
    return entry;
  };
  const send = (caller: Caller, entry: JournalEntry, requestId = entry.id) =>
    caller('recordEntry', { params: { id: counter }, body: { till: id, entry }, requestId });
  return {
    id,
    takeSheet: async (caller) => {
      const called = await caller('takeSheet', { params: { id: counter }, body: { till: id } });
      return called.ok;
    },
    write,
    send,
    record: async (caller, what) => (await send(caller, write(what))).ok,
  };
}

/** What the phone of whoever reserved shows: the pass beside the code. */
export async function passOf(resident: Caller, redemption: string): Promise<Shown> {
  const { pass } = (await resident('showVoucher', { params: { id: redemption } })).ok;
  return { redemption, shown: 'pass', proof: pass };
}

/** What a till has of a reservation on its sheet, shown by paper or by a card. */
export function lineOf(
  { lines }: Sheet,
  redemption: string,
  { shown, code }: { shown: 'paper' | 'card'; code: string },
): Shown {
  const proof = lines.find((line) => line.redemption === redemption)?.signed ?? '';
  return { redemption, shown, proof, code };
}
