import type { JournalEntry } from '../../../contract/counter-journal.ts';
import {
  type Line,
  normalCode,
  type Pass,
  readLine,
  readPass,
  type Signed,
} from '../../../contract/counter-pass.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { isSignedBy, sha256 } from '../../platform/signing-key.ts';
import * as redemptions from '../redemptions/service.ts';
import type { Proof } from './decide.ts';

interface Proving {
  entry: JournalEntry;
  counter: string;
  row: redemptions.RedemptionRow | undefined;
  /** Whose signature passes and lines bear. */
  key: Uint8Array;
}

const unsigned: Proof = { kind: 'unsigned' };

/** What is to be said of how something was shown at a counter, by what the till sends along. */
export async function proofOf(tx: Tx, scope: Scope, proving: Proving): Promise<Proof> {
  const { entry } = proving;
  const { county } = scope;
  if (entry.shown === 'code') return confirmed(proving);
  if (entry.shown === 'pass') return signedFor(readPass(county, entry.proof), proving);
  const line = readLine(county, entry.proof);
  const proof = signedFor(line, proving);
  if (line === undefined || proof.kind !== 'good') return proof;
  const hash = sha256(new TextEncoder().encode(normalCode(entry.code ?? '')));
  if (expected(line.value, entry) !== hash.toString('hex')) return unsigned;
  if (entry.shown === 'paper' || proving.row === undefined) return proof;
  const { resident } = proving.row;
  const isCurrent = await redemptions.isCardOf(tx, scope, { resident, codeHash: hash });
  return isCurrent ? proof : { ...proof, kind: 'card_ended' };
}

const expected = ({ paper, card }: Line, { shown }: JournalEntry) =>
  shown === 'paper' ? paper : card;

function signedFor(signed: Signed<Pass> | undefined, { entry, counter, key }: Proving): Proof {
  if (signed === undefined || signed.value.redemption !== entry.redemption) return unsigned;
  if (!isSignedBy(key, signed.message, signed.signature)) return unsigned;
  if (signed.value.counter !== counter) return { kind: 'other_counter' };
  return { kind: 'good', until: signed.value.until };
}

/** The server itself said whose code it was, to whoever then handed it over. */
function confirmed({ entry, row }: Proving): Proof {
  if (row === undefined || row.presented_at === null || row.presented_by !== entry.staff)
    return unsigned;
  const until = row.presented_at.getTime() + redemptions.presentedMinutes * 60_000;
  return { kind: 'good', until: new Date(until) };
}
