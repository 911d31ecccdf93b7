import { join } from 'node:path';
import { type VerifyDeps, verifyCounty } from '../../server/features/audit/service.ts';
import { auditSentenceOf } from '../../server/platform/audit/findings.ts';
import { openHeadsFile, readNotes } from '../../server/platform/audit/heads-file.ts';
import type { AuditVerification } from '../../server/platform/audit/verify.ts';
import { listAuditedCounties } from '../../server/platform/audit/verify-store.ts';
import { systemClock } from '../../server/platform/clock.ts';
import type { Database } from '../../server/platform/database.ts';
import { withReached } from './reached.ts';
import { readCheckpoint, readText } from './receipt.ts';

interface AuditOptions {
  county: number | undefined;
  heads: string | undefined;
  checkpoint: string | undefined;
  key: string | undefined;
}

/** @returns the exit code: 0 whole, 1 something is wrong */
export function verifyAudits(options: AuditOptions, say: (line: string) => void): Promise<number> {
  const kept = options.heads === undefined ? [] : readNotes(readText(options.heads));
  const { county, checkpoint } = options;
  const seal = checkpoint === undefined ? undefined : readCheckpoint(checkpoint);
  return withReached(options.key, say, async (database, { key, dataDir }) => {
    const outside = openHeadsFile(join(dataDir, 'audit-heads'));
    const heads = { read: async (county: number) => [...(await outside.read(county)), ...kept] };
    const checked = await verifyAllAudits(database, { county, key, heads, seal });
    for (const verification of checked) report(verification, say);
    return checked.some(({ findings }) => findings.length > 0) ? 1 : 0;
  });
}

type Checking = Omit<VerifyDeps, 'clock'> & { county: number | undefined };

/** All counties as of one moment; heads of other counties say nothing of this one. */
export async function verifyAllAudits(
  { read: now, snapshot }: Pick<Database, 'read' | 'snapshot'>,
  { county: only, heads, ...witnesses }: Checking,
): Promise<AuditVerification[]> {
  const counties = only === undefined ? await listAuditedCounties(now) : [only];
  // Read before the moment that is checked: a server that runs signs new heads meanwhile.
  const known = new Map(
    await Promise.all(counties.map(async (one) => [one, await heads.read(one)] as const)),
  );
  const kept = { read: async (county: number) => known.get(county) ?? [] };
  return snapshot(async (read) => {
    const checked: AuditVerification[] = [];
    const by = { clock: systemClock, ...witnesses, heads: kept };
    for (const county of counties) checked.push(await verifyCounty(read, by, county));
    return checked;
  });
}

function report(
  { county, entries, seq, prunedTo, waiting, findings }: AuditVerification,
  say: (line: string) => void,
): void {
  const span = `${prunedTo + 1n}–${seq}`;
  if (findings.length === 0)
    say(
      `${county}：完好，${entries} 条（${span}），${waiting} 条等着入链 · whole: ${entries} entries (${span}), ${waiting} waiting`,
    );
  else say(`${county}：发现 ${findings.length} 处问题 · ${findings.length} things are wrong`);
  for (const finding of findings) {
    const { zh, en } = auditSentenceOf(finding);
    say(`  ✗ ${zh}\n    ${en}`);
  }
}
