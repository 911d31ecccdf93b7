import type { Sheet, SheetLine, SheetOffer } from '../../contract/counter.ts';
import type { ShownBy } from '../../contract/counter-journal.ts';
import {
  areDigits,
  type Line,
  normalCode,
  type Pass,
  readLine,
  readPass,
  readShown,
  type Signed,
} from '../../contract/counter-pass.ts';
import { doneHere, type Journal, type KeptEntry, type Sha256Hex } from './journal.ts';

/** A reservation that may be handed over, and by what it is known. */
export interface Found {
  redemption: string;
  offer: SheetOffer;
  /** null: it was reserved after the list was taken. */
  line: SheetLine | null;
  until: Date;
  shown: ShownBy;
  proof: string;
  code: string | null;
}

export type Objection =
  | 'no_sheet'
  | 'sheet_over'
  | 'digits_need_network'
  | 'cannot_check'
  | 'not_signed'
  | 'other_counter'
  | 'expired'
  | 'offer_unknown'
  | 'code_unknown';

export type Checked =
  | { kind: 'found'; found: readonly Found[] }
  | { kind: 'done'; earlier: KeptEntry }
  | { kind: 'no'; why: Objection };

/** undefined where this device cannot check signatures. */
export type Verify = (
  key: string,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean | undefined>;

export interface Knowing {
  county: number;
  sheet: Sheet | null;
  journal: Journal;
  now: Date;
  sha256: Sha256Hex;
  verify: Verify;
}

const no = (why: Objection): Checked => ({ kind: 'no', why });

/** What was shown, checked with what this till has along: no network is asked. */
export async function check(text: string, knowing: Knowing): Promise<Checked> {
  const { sheet, now } = knowing;
  if (sheet === null) return no('no_sheet');
  if (now >= new Date(sheet.until)) return no('sheet_over');
  const { code, pass } = readShown(text);
  if (pass !== null) return checkPass(pass, { ...knowing, sheet });
  if (areDigits(code)) return no('digits_need_network');
  return checkCode(code, { ...knowing, sheet });
}

type WithSheet = Knowing & { sheet: Sheet };

async function checkPass(text: string, knowing: WithSheet): Promise<Checked> {
  const { county, sheet } = knowing;
  const read = readPass(county, text);
  if (read === undefined) return no('not_signed');
  const why = await objectionTo(read, knowing);
  if (why !== undefined) return no(why);
  const { redemption, offer: id, until } = read.value;
  const earlier = doneHere(knowing.journal, redemption);
  if (earlier !== undefined) return { kind: 'done', earlier };
  const offer = sheet.offers.find((one) => one.id === id);
  if (offer === undefined) return no('offer_unknown');
  const line = sheet.lines.find((one) => one.redemption === redemption) ?? null;
  const found = { redemption, offer, line, until, shown: 'pass', proof: text, code: null } as const;
  return { kind: 'found', found: [found] };
}

interface Matching {
  line: SheetLine;
  read: Signed<Line>;
  shown: 'paper' | 'card';
}

/** A code on paper is one reservation's, a card everything that waits for its owner here. */
async function checkCode(code: string, knowing: WithSheet): Promise<Checked> {
  const { county, sheet, sha256, journal } = knowing;
  const hash = sha256(normalCode(code));
  const matching = sheet.lines.flatMap((line): Matching[] => {
    const read = readLine(county, line.signed);
    if (read === undefined) return [];
    if (read.value.paper === hash) return [{ line, read, shown: 'paper' }];
    return read.value.card === hash ? [{ line, read, shown: 'card' }] : [];
  });
  if (matching.length === 0) return no('code_unknown');
  const found: Found[] = [];
  let why: Objection | undefined;
  for (const { line, read, shown } of matching) {
    const objection = await objectionTo(read, knowing);
    const offer = sheet.offers.find(({ id }) => id === line.offer);
    why ??= objection;
    if (objection !== undefined || offer === undefined) continue;
    if (doneHere(journal, line.redemption) !== undefined) continue;
    const { redemption, signed: proof } = line;
    found.push({ redemption, offer, line, until: read.value.until, shown, proof, code });
  }
  if (found.length > 0) return { kind: 'found', found };
  const earlier = matching.flatMap(({ line }) => doneHere(journal, line.redemption) ?? [])[0];
  return earlier === undefined ? no(why ?? 'offer_unknown') : { kind: 'done', earlier };
}

async function objectionTo(
  { value, message, signature }: Signed<Pass>,
  { sheet, verify, now }: WithSheet,
): Promise<Objection | undefined> {
  const signed = await verify(sheet.publicKey, message, signature);
  if (signed === undefined) return 'cannot_check';
  if (!signed) return 'not_signed';
  if (value.counter !== sheet.counter) return 'other_counter';
  return now > value.until ? 'expired' : undefined;
}
