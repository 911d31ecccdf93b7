import { type ConsentPurpose, consentForms } from '../../../contract/consent-forms.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { covers, decideConsent, type Standing, standingOf } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export type { Standing } from './decide.ts';
export { listEverSaid, lockConsents as holdConsents } from './store.ts';

/** What a resident agreed to, purpose by purpose. */
export async function getStanding(read: Read, scope: Scope, resident: string): Promise<Standing[]> {
  return standingOf(await store.listLast(read, scope, [resident]));
}

interface Agreeing {
  purpose: ConsentPurpose;
  residents: readonly string[];
  /** Since which text it stands in the words; the first unless given. */
  since?: number;
}

/** Who of these agreed to something; whoever was never asked counts as the purpose says. */
export async function listAgreed(
  read: Read,
  scope: Scope,
  { purpose, residents, since = 1 }: Agreeing,
): Promise<Set<string>> {
  const said = Map.groupBy(await store.listLast(read, scope, residents), (one) => one.resident);
  const agrees = (resident: string) =>
    standingOf(said.get(resident) ?? []).some(
      (one) => one.purpose === purpose && covers(one, since),
    );
  return new Set(residents.filter(agrees));
}

export async function hasAgreed(
  read: Read,
  scope: Scope,
  { purpose, resident }: { purpose: ConsentPurpose; resident: string },
): Promise<boolean> {
  return (await listAgreed(read, scope, { purpose, residents: [resident] })).has(resident);
}

export interface Word {
  resident: string;
  purpose: ConsentPurpose;
  given: boolean;
  textVersion: number;
  /** The audit is not to say whose it was. */
  unnamed?: boolean;
}

/** Gives or withdraws one consent. @returns whether anything is otherwise than before */
export async function sayConsent(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  { resident, purpose, given, textVersion, unnamed = false }: Word,
): Promise<'changed' | 'kept' | Refusal> {
  const { scope } = ask;
  await store.lockConsents(tx, scope, [resident]);
  const said = await store.listLast(tx, scope, [resident]);
  const last = said.find((one) => one.purpose === purpose);
  const decision = decideConsent({ purpose, last }, { given, textVersion });
  if (decision.kind === 'refuse') return refuse(decision.code, { field: '/textVersion' });
  if (decision.kind === 'keep') return 'kept';
  const at = deps.clock.now();
  const { seq } = decision;
  await store.insertWords(tx, scope, [{ resident, purpose, given, textVersion, seq, at }]);
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: given ? 'consent.given' : 'consent.withdrawn',
      object: unnamed ? 'resident' : `resident/${resident}`,
      details: { purpose, text: textVersion },
    },
  );
  return 'changed';
}

/** Takes over what people agreed to on paper, in the caller's transaction; nobody said anything before. */
export async function addConsents(
  tx: Tx,
  scope: Scope,
  { residents, purpose, at }: { residents: readonly string[]; purpose: ConsentPurpose; at: Date },
): Promise<void> {
  const textVersion = consentForms[purpose].version;
  const word = { purpose, seq: 1, given: true, textVersion, at };
  await store.insertWords(
    tx,
    scope,
    residents.map((resident) => ({ resident, ...word })),
  );
}

/**
 * Withdraws whatever somebody has given, as when they leave for good. What is recorded of it names
 * nobody: beside the cases that are taken back at the same instant it would say who reported them.
 */
export async function closeConsents(
  tx: Tx,
  by: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  resident: string,
): Promise<void> {
  for (const { purpose, given, since } of await getStanding(tx, by.ask.scope, resident))
    if (given && since !== null) {
      const textVersion = consentForms[purpose].version;
      const word = { resident, purpose, given: false, textVersion, unnamed: true };
      await sayConsent(tx, by, word);
    }
}
