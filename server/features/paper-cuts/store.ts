import { sql } from 'kysely';
import type { PaperCuts } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { PaperLine } from './decide.ts';

interface Told {
  resident: string;
  onPatrol: boolean;
  /** Days that it touches, in Asia/Shanghai. */
  from: string;
  until: string;
  source: string;
}

export interface LineRow extends PaperLine {
  rule: string;
  ruleVersion: number;
}

/** What paper has earned of this kind on these days, in the order of the days. */
export async function listLines(
  read: Read,
  { county }: Scope,
  { resident, onPatrol, from, until, source }: Told,
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select p.line, p.minutes, p.rule, p.rule_version as "ruleVersion",
      coalesce(sum(c.minutes), 0)::integer as cut,
      coalesce(bool_or(c.source <> ${source}), false) as "hasCutOther"
    from counted_on_paper p
    left join paper_cuts c on c.county = p.county and c.line = p.line and c.ended_at is null
    where p.county = ${county} and p.resident = ${resident} and p.on_patrol = ${onPatrol}
      and p.day between ${from}::date and ${until}::date
    group by p.line, p.minutes, p.day, p.rule, p.rule_version
    order by p.day, p.minutes nulls last, p.line`.execute(read);
  return rows;
}

export type NewCut = Omit<PaperCuts, 'county' | 'ended_at'>;

export async function insertCuts(
  tx: Tx,
  { county }: Scope,
  cuts: readonly NewCut[],
): Promise<void> {
  await tx
    .insertInto('paper_cuts')
    .values(cuts.map((cut) => ({ county, ...cut })))
    .execute();
}

/** What these lines cut and still do: whose it was and of which kind. */
export async function listCutBy(
  read: Read,
  { county }: Scope,
  lines: readonly string[],
): Promise<{ source: string; resident: string; onPatrol: boolean }[]> {
  if (lines.length === 0) return [];
  return read
    .selectFrom('paper_cuts')
    .select(['source', 'resident', 'on_patrol as onPatrol'])
    .distinct()
    .where('county', '=', county)
    .where('line', 'in', [...lines])
    .where('ended_at', 'is', null)
    .orderBy('resident')
    .orderBy('source')
    .execute();
}

/** @returns the round in which its points are counted next */
export async function endCuts(
  tx: Tx,
  { county }: Scope,
  { source, at }: { source: string; at: Date },
): Promise<number> {
  const rows = await tx
    .updateTable('paper_cuts')
    .set({ ended_at: at })
    .where('county', '=', county)
    .where('source', '=', source)
    .where('ended_at', 'is', null)
    .returning('round')
    .execute();
  return Math.max(0, ...rows.map(({ round }) => round + 1));
}

/** Minutes that are cut of each of these, where any are. */
export async function sumCuts(
  read: Read,
  { county }: Scope,
  sources: readonly string[],
): Promise<Map<string, number>> {
  if (sources.length === 0) return new Map();
  const { rows } = await sql<{ source: string; minutes: number }>`
    select source, sum(minutes)::integer as minutes from paper_cuts
    where county = ${county} and source = any (${[...sources]}::uuid[]) and ended_at is null
    group by source`.execute(read);
  return new Map(rows.map(({ source, minutes }) => [source, minutes]));
}
