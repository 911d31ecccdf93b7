import {
  canonicalBytes,
  type Leaf,
  leafInput,
  pseudonymInput,
} from '../../../contract/seal/leaf.ts';
import { toHex } from '../../../contract/seal/text.ts';
import type { TransferText } from '../../ledger/service.ts';
import { sha256 } from '../../platform/signing-key.ts';

interface At {
  county: number;
  place: number;
}

/** A transfer as it is sealed: its place beside it, and pseudonyms in place of its accounts. */
export function sealedForm(
  transfer: TransferText,
  { county, place, salt }: At & { salt: Buffer },
): Leaf {
  return {
    ...transfer,
    county: String(county),
    place: String(place),
    debit: sha256(pseudonymInput(salt, transfer.debit)).toString('hex'),
    credit: sha256(pseudonymInput(salt, transfer.credit)).toString('hex'),
  };
}

export function leafOf(transfer: TransferText, at: At & { salt: Buffer }): Buffer {
  return sha256(leafInput(at.salt, sealedForm(transfer, at)));
}

const encoder = new TextEncoder();

/**
 * What is signed when a salt is erased. The digest binds the transfer as it stands, so that it is
 * still watched although its leaf no longer speaks of it.
 */
export function erasureMessage(
  transfer: TransferText,
  { county, place, at }: At & { at: string },
): Uint8Array {
  const plain = { ...transfer, county: String(county), place: String(place) };
  const digest = toHex(sha256(canonicalBytes(plain)));
  const lines = ['pingan-erasure-1', county, place, at, digest];
  return encoder.encode(lines.map((line) => `${line}\n`).join(''));
}
