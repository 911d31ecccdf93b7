import * as awards from '../awards/service.ts';
import * as reporterStore from './reporter-store.ts';
import type * as store from './store.ts';

interface Solved {
  report: store.CaseRow;
  resident: string;
  at: Date;
}

/**
 * The bonus for a report that was solved and confirmed. It is given once, however often the case is opened
 * again: whoever says that it is not solved after all loses nothing by it.
 */
export async function recordSolved(
  context: awards.TxContext,
  { report, resident, at }: Solved,
): Promise<unknown> {
  const { tx, scope } = context;
  const child = await reporterStore.findChildOf(tx, scope, { caseId: report.id, resident });
  return awards.recordDeed(context, {
    kind: 'report.solved',
    follows: 'report.verified',
    resident,
    ...(child === null ? {} : { child }),
    source: report.id,
    occasion: 0,
    caseCode: report.code,
    what: { zh: '解决并确认', en: 'Solved and confirmed' },
    category: report.category,
    grid: report.grid,
    position: null,
    insideCounty: null,
    prints: [],
    quantity: 1,
    at,
  });
}
