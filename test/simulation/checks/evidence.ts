import type { Signal } from '../../../contract/awards.ts';
import { residentId } from '../../../db/seed/county/write.ts';
import { reportedAt } from '../../../db/seed/year/case.ts';
import type { Check } from './check.ts';

interface Assessed {
  resident: string;
  at: Date;
  decision: string;
  signals: Signal[];
}

/** Every trick raises its signals; words, counts and places of honest reports raise none. */
const signals: Check = {
  name: 'tricks raise their signals',
  find: async ({ world, deps, reported, expected }) => {
    if (reported.length === 0) return [];
    const { rows } = await deps.database.pool.query<Assessed>(
      `select d.resident, d.happened_at as at, s.decision, s.signals
       from deeds d join assessments s on s.county = d.county and s.deed = d.id
       where d.county = $1 and d.kind = 'report.verified' and d.happened_at = any($2)`,
      [world.county, reported.map(reportedAt)],
    );
    const found = new Map(rows.map((row) => [`${row.resident}/${row.at.getTime()}`, row]));
    return reported.flatMap((one) => {
      const resident = residentId(world.county, one.resident.phone);
      const row = found.get(`${resident}/${reportedAt(one).getTime()}`);
      if (row === undefined) return [`${one.key} was not assessed`];
      const raised = row.signals.map(({ code }) => code);
      const due = [...(expected.get(one.key) ?? [])];
      const missing = due.filter((code) => !raised.includes(code));
      // Drawn pictures may look alike by chance; everything else is exact.
      const extra = raised.filter((code) => !due.includes(code) && !code.includes('photo'));
      if (missing.length + extra.length === 0 && (due.length === 0 || row.decision === 'held'))
        return [];
      return [`${one.key} raised [${raised}] instead of [${due}], ${row.decision}`];
    });
  },
};

export const evidenceChecks: readonly Check[] = [signals];
