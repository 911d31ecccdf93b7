import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Assessment, Likeness } from './decide.ts';

export interface Print {
  kind: 'photo' | 'words';
  print: bigint;
}

export interface DeedEvidence {
  deed: string;
  resident: string;
  caseCode: string | null;
  prints: readonly Print[];
  at: Date;
}

/** Bits in which two pictures may differ and still count as the same. */
const photoBits = 6;
const photoDays = 180;
const wordsDays = 60;

/** Earlier evidence like this: photos within a few bits, words exactly; at most one row a case. */
export async function findLikenesses(
  tx: Tx,
  scope: Scope,
  { prints, resident, at }: DeedEvidence,
): Promise<Likeness[]> {
  if (prints.length === 0) return [];
  const photos = prints.filter(({ kind }) => kind === 'photo').map(({ print }) => print);
  const words = prints.filter(({ kind }) => kind === 'words').map(({ print }) => print);
  const { rows } = await sql<{
    kind: 'photo' | 'words';
    resident: string;
    case_code: string | null;
  }>`
    select distinct e.kind, e.resident, e.case_code
    from evidence_prints e
    where e.county = ${scope.county} and e.kind = 'words'
      and e.print = any(${words}::bigint[])
      and e.at > ${at}::timestamptz - make_interval(days => ${wordsDays})
    union
    select distinct e.kind, e.resident, e.case_code
    from evidence_prints e join unnest(${photos}::bigint[]) as mine (print)
      on bit_count((e.print # mine.print)::bit(64)) <= ${photoBits}
    where e.county = ${scope.county} and e.kind = 'photo'
      and e.at > ${at}::timestamptz - make_interval(days => ${photoDays})
    limit 20`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    sameResident: row.resident === resident,
    caseCode: row.case_code,
  }));
}

export async function keepPrints(tx: Tx, scope: Scope, evidence: DeedEvidence): Promise<void> {
  if (evidence.prints.length === 0) return;
  await tx
    .insertInto('evidence_prints')
    .values(
      evidence.prints.map(({ kind, print }, place) => ({
        county: scope.county,
        deed: evidence.deed,
        place,
        kind,
        print,
        resident: evidence.resident,
        case_code: evidence.caseCode,
        at: evidence.at,
      })),
    )
    .execute();
}

export async function insertAssessment(
  tx: Tx,
  scope: Scope,
  { deed, assessment, at }: { deed: string; assessment: Assessment; at: Date },
): Promise<void> {
  await tx
    .insertInto('assessments')
    .values({
      county: scope.county,
      deed,
      decision: assessment.decision,
      signals: JSON.stringify(assessment.signals),
      at,
    })
    .execute();
}
