import type { Award } from '../../../contract/awards.ts';
import { recordAudit } from '../../platform/audit.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import { refuseReward } from './decide.ts';
import { refuse } from './refusals.ts';

type Wanted = Parameters<typeof awards.reverseAward>[2] & {
  /** Code of the report of cheating that led to it. */
  reportedIn?: string;
};

/**
 * Takes an award back. Where a report of cheating led to it, whoever made that is paid by the rule for it out
 * of what came back; the holder does not learn that there was one.
 */
export function takeBack(
  deps: Deps,
  ask: Ask,
  { reportedIn, ...wanted }: Wanted,
): Promise<Award | Refusal> {
  return awards.reverseAward(deps, ask, wanted, (context, taken) =>
    reportedIn === undefined ? undefined : payReporter({ context, ask, code: reportedIn, taken }),
  );
}

interface Paying {
  context: awards.TxContext;
  ask: Ask;
  code: string;
  taken: awards.Taken;
}

async function payReporter({ context, ask, code, taken }: Paying): Promise<Refusal | undefined> {
  const { tx, scope, deps } = context;
  const field = '/reportedIn';
  const report = await cases.findBelow(tx, scope, code);
  if (report === undefined) return refuse('cheat_report_not_found', { field });
  const refused = refuseReward(report, taken);
  if (refused) return refuse(refused, { field });
  const award = await awards.recordFoundTrue(context, {
    kind: 'cheat.reported',
    resident: report.resident,
    // One report may lead to several; each is paid for once.
    source: taken.award,
    occasion: 0,
    caseCode: code,
    what: { zh: '举报积分作弊', en: 'Cheating with points reported' },
    category: null,
    grid: report.grid,
    position: null,
    insideCounty: null,
    prints: [],
    quantity: 1,
    recovered: taken.recovered,
    at: deps.clock.now(),
  });
  if (isRefusal(award)) return award;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'cheat_report.rewarded',
      object: `case/${report.id}`,
      area: report.grid,
      details: { award: award?.id ?? null, recovered: taken.recovered },
    },
  );
  return undefined;
}
