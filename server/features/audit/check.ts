import type { AuditState } from '../../../contract/audit.ts';
import type { SignedCheckpoint } from '../../../contract/seal/checkpoint.ts';
import { type AuditFinding, auditSentenceOf } from '../../platform/audit/findings.ts';
import type { HeadsFile } from '../../platform/audit/heads-file.ts';
import { readMark } from '../../platform/audit/signed-head.ts';
import { type AuditVerification, verifyAudit } from '../../platform/audit/verify.ts';
import { listAuditedCounties } from '../../platform/audit/verify-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Read } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { auditHeadsOf, listAuditHeads } from '../seals/service.ts';
import * as store from './store.ts';

export interface VerifyDeps {
  clock: Clock;
  /** 32 bytes; from outside the database, or a forger could bring their own. */
  key: Uint8Array;
  /** Signed heads that were kept outside the database. */
  heads: Pick<HeadsFile, 'read'>;
  /** A seal that somebody kept. */
  seal?: SignedCheckpoint | undefined;
}

/** Recomputes a county’s chain against every head that a seal or a kept file vouches for. */
export async function verifyCounty(
  read: Read,
  { clock, key, heads, seal }: VerifyDeps,
  county: number,
): Promise<AuditVerification> {
  const notes = await heads.read(county);
  const kept = notes.flatMap((note) => readMark(note, { county, key }) ?? []);
  const sealed = await listAuditHeads(read, { county, key });
  const saved = seal === undefined ? [] : auditHeadsOf([seal], { county, key });
  return verifyAudit(read, {
    county,
    key,
    now: clock.now(),
    heads: [...kept, ...sealed, ...saved],
  });
}

export type CheckDeps = Pick<Deps, 'database' | 'clock' | 'log'> & Omit<VerifyDeps, 'clock'>;

/** Checks every chain and keeps what came of it; what is wrong is also said in the log. */
export async function checkAudit(deps: CheckDeps): Promise<void> {
  const { database, clock, log } = deps;
  for (const county of await listAuditedCounties(database.read)) {
    const { seq, entries, findings } = await database.snapshot((read) =>
      verifyCounty(read, deps, county),
    );
    const check = { at: clock.now(), seq, entries: BigInt(entries), findings };
    const scope = jobScope(county, 'check_audit');
    await database.transact((tx) => store.insertCheck(tx, scope, check));
    if (findings.length > 0) log.error({ county, findings }, 'the audit is not whole');
  }
}

/** Sentences of the first findings: a chain that was replaced could have one for every entry. */
const mostShown = 50;

export function showFindings({
  at,
  seq,
  entries,
  findings,
}: store.StoredCheck): AuditState['check'] {
  return {
    at: at.toISOString(),
    seq: Number(seq),
    entries: Number(entries),
    findings: (findings as AuditFinding[]).slice(0, mostShown).map(auditSentenceOf),
  };
}
