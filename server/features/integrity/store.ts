import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Assessment, Likeness } from './decide.ts';

export interface Print {
  kind: 'photo' | 'words';
  print: bigint;
  /** What the same evidence is found by where another key was in use when it came. */
  others?: readonly bigint[];
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
  { prints, resident, at }: Pick<DeedEvidence, 'prints' | 'resident' | 'at'>,
): Promise<Likeness[]> {
  const printsOf = (wanted: Print['kind']) =>
    prints
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ print, others = [] }) => [print, ...others]);
  const asked = { county: scope.county, at };
  const [words, photos] = [printsOf('words'), printsOf('photo')];
  // Asked for only where there is something to compare: most reports have no photo or few words.
  const found = [
    ...(words.length > 0 ? [sameWords(words, asked)] : []),
    ...(photos.length > 0 ? [likePhotos(photos, asked)] : []),
  ];
  if (found.length === 0) return [];
  const { rows } = await sql<{
    kind: Print['kind'];
    resident: string;
    case_code: string | null;
  }>`${sql.join(found, sql` union `)} limit 20`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    sameResident: row.resident === resident,
    caseCode: row.case_code,
  }));
}

interface Asked {
  county: number;
  at: Date;
}

const sameWords = (prints: readonly bigint[], { county, at }: Asked) => sql`
  select distinct e.kind, e.resident, e.case_code
  from evidence_prints e
  where e.county = ${county} and e.kind = 'words' and e.print = any(${[...prints]}::bigint[])
    and e.at > ${at}::timestamptz - make_interval(days => ${wordsDays})`;

const likePhotos = (prints: readonly bigint[], { county, at }: Asked) => sql`
  select distinct e.kind, e.resident, e.case_code
  from evidence_prints e join unnest(${[...prints]}::bigint[]) as mine (print)
    on bit_count((e.print # mine.print)::bit(64)) <= ${photoBits}
  where e.county = ${county} and e.kind = 'photo'
    and e.at > ${at}::timestamptz - make_interval(days => ${photoDays})`;

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
