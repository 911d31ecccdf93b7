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

/** Keeps what the checks said, and the evidence for the deeds to come: one statement. */
export async function keepAssessment(
  tx: Tx,
  scope: Scope,
  { evidence, assessment }: { evidence: DeedEvidence; assessment: Assessment },
): Promise<void> {
  const { county } = scope;
  const { deed, prints, resident, caseCode, at } = evidence;
  const said = {
    county,
    deed,
    decision: assessment.decision,
    signals: JSON.stringify(assessment.signals),
    at,
  };
  if (prints.length === 0) {
    await tx.insertInto('assessments').values(said).execute();
    return;
  }
  await tx
    .with('said', (query) => query.insertInto('assessments').values(said))
    .insertInto('evidence_prints')
    .values(
      prints.map(({ kind, print }, place) => ({
        county,
        deed,
        place,
        kind,
        print,
        resident,
        case_code: caseCode,
        at,
      })),
    )
    .execute();
}
