import { publicKeyText, readNote } from '../../../contract/seal/checkpoint.ts';
import { consistencyFormat, receiptFormat, writeReceipt } from '../../../contract/seal/receipt.ts';
import { toBase64 } from '../../../contract/seal/text.ts';
import {
  consistencyRanges,
  inclusionRanges,
  type Range,
  subtreesOf,
} from '../../../contract/seal/tree.ts';
import type { Seal, SealKey } from '../../../contract/seals.ts';
import { findStretch, getTexts, type TransferText } from '../../ledger/service.ts';
import { secondsText } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask } from '../../platform/use-case.ts';
import { findMyTransfer } from '../awards/service.ts';
import { fingerprint, publicKeyOf } from './county-key.ts';
import { rootOf } from './growing-tree.ts';
import { erasureMessage, sealedForm } from './leaves.ts';
import { refuse } from './refusals.ts';
import type { SealDeps } from './seal-days.ts';
import * as store from './store.ts';

export { auditHeadsOf, listAuditHeads } from './audit-heads.ts';
export { cryptography } from './county-key.ts';
export { type Finding, sentenceOf } from './findings.ts';
export { type SealDeps, sealCounty, sealDueDays } from './seal-days.ts';
export { listCountiesToVerify, type Verification, verifyJournal } from './verify-journal.ts';

const pageSize = 30;

export async function getNewest(deps: SealDeps, ask: Ask) {
  const [newest] = await showSeals(deps.database.read, ask.scope, { limit: 1 });
  return { seal: newest ?? null, signedBy: await getKey(deps, ask) };
}

export async function listSeals(deps: SealDeps, ask: Ask, before: string | undefined) {
  const seals = await showSeals(deps.database.read, ask.scope, { before, limit: pageSize });
  const last = seals.length === pageSize ? seals.at(-1) : undefined;
  return { seals, next: last?.day ?? null };
}

/** Seals newest first; one more is read, to say how many leaves the last of them added. */
async function showSeals(
  read: Read,
  scope: Scope,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Seal[]> {
  const rows = await store.listSeals(read, scope, { before, limit: limit + 1 });
  return rows.slice(0, limit).map(({ day, size, root, note }, place) => {
    const sealedAt = readNote(note)?.checkpoint.sealedAt;
    if (sealedAt === undefined) throw new Error(`the seal of ${day} cannot be read`);
    const added = size - (rows[place + 1]?.size ?? 0);
    return { day, size, added, root: root.toString('base64'), sealedAt, note };
  });
}

export async function getKey({ sealKey }: SealDeps, { scope }: Ask): Promise<SealKey> {
  const { county } = scope;
  return {
    key: publicKeyText(publicKeyOf(county, sealKey.publicKey)),
    fingerprint: await fingerprint(county, sealKey.publicKey),
  };
}

/** Any two sizes up to the newest seal, those of seals or not. */
export async function proveConsistency(
  { database: { read } }: SealDeps,
  { scope }: Ask,
  { from, to }: { from: number; to: number },
) {
  const [newest] = await store.listSeals(read, scope, { before: undefined, limit: 1 });
  const size = newest?.size ?? 0;
  if (from > to || to > size)
    return refuse('not_a_sealed_size', { field: from > to ? '/from' : '/to', values: { size } });
  const proof = await prove(read, scope, consistencyRanges(from, to));
  return { format: consistencyFormat, from, to, proof: proof.map(toBase64) } as const;
}

/** The roots of ranges of leaves, in the order asked. */
async function prove(read: Read, scope: Scope, ranges: readonly Range[]): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf);
  const nodes = await store.getSubtrees(read, scope, parts.flat());
  let at = 0;
  return parts.map(({ length }) => {
    const own = nodes.slice(at, at + length);
    at += length;
    return rootOf(own.map(({ hash }) => hash));
  });
}

/** The last transfer of the award that is sealed, with the proof that it stands in the newest seal. */
export async function getMyReceipt(deps: SealDeps, { scope }: Ask, award: string) {
  const { read } = deps.database;
  const first = await findMyTransfer(read, scope, award);
  if (first === undefined) return refuse('award_not_mine');
  if (first === null) return refuse('nothing_posted');
  for (const transfer of await findStretch(read, scope.county, first)) {
    const sealed = await store.findLeafOf(read, scope, transfer.id);
    if (sealed !== undefined) return makeReceipt(deps, scope, { transfer, sealed });
  }
  return refuse('not_sealed_yet');
}

async function makeReceipt(
  { database: { read }, sealKey }: SealDeps,
  scope: Scope,
  { transfer, sealed }: { transfer: TransferText; sealed: store.SealedTransfer },
) {
  const { county } = scope;
  const { place, salt } = sealed;
  if (salt === null) return refuse('salt_erased');
  const [newest] = await store.listSeals(read, scope, { before: undefined, limit: 1 });
  if (newest === undefined || newest.size <= place) return refuse('not_sealed_yet');
  const receipt = writeReceipt({
    leaf: sealedForm(transfer, { county, place, salt }),
    salt,
    proof: await prove(read, scope, inclusionRanges(place, newest.size)),
    note: newest.note,
    key: publicKeyText(publicKeyOf(county, sealKey.publicKey)),
  });
  return { ...receipt, format: receiptFormat } as const;
}

/** Salts erased by one statement. */
const saltsAtOnce = 1_000;

/**
 * Erases the salts of transfers that are sealed already, for good: their leaves no longer tell anything of them, the
 * tree and everybody else’s proofs stay as they are. @returns how many that were
 */
export async function eraseSalts(
  tx: Tx,
  deps: Pick<SealDeps, 'clock' | 'sealKey'>,
  { scope, transfers }: { scope: Scope; transfers: readonly string[] },
): Promise<number> {
  let erased = 0;
  for (let from = 0; from < transfers.length; from += saltsAtOnce) {
    const lot = transfers.slice(from, from + saltsAtOnce);
    const salted = await store.listSalted(tx, scope, lot);
    await eraseLot(tx, deps, { scope, salted });
    erased += salted.length;
  }
  return erased;
}

/** The erasures are signed, or they would look like thefts. */
async function eraseLot(
  tx: Tx,
  { clock, sealKey }: Pick<SealDeps, 'clock' | 'sealKey'>,
  { scope, salted }: { scope: Scope; salted: readonly store.SaltedTransfer[] },
): Promise<void> {
  if (salted.length === 0) return;
  const { county } = scope;
  const ids = salted.map(({ transfer }) => transfer);
  const texts = await getTexts(tx, county, ids);
  const at = clock.now();
  const erasures = salted.map(({ transfer, place }) => {
    const text = texts.get(transfer);
    if (text === undefined) throw new Error(`a leaf without its transfer ${transfer}`);
    const message = erasureMessage(text, { county, place, at: secondsText(at) });
    return { place, at, signature: sealKey.sign(message) };
  });
  await store.insertErasures(tx, scope, erasures);
  await store.deleteSalts(
    tx,
    scope,
    erasures.map(({ place }) => place),
  );
}
