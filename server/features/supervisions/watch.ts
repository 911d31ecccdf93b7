import type { LadderStep } from '../../../contract/supervisions.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as cases from '../cases/service.ts';
import { owedBy, stepDue } from './decide.ts';
import * as ladderStore from './ladder-store.ts';
import { answering, leadersAbove, owing, tellThose } from './recipients.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';

const atOnce = 500;

interface By {
  deps: Deps;
  scope: Scope;
}

/**
 * Warns those who owe the next step before its limit, reminds a reporter once of what was asked, and has what is
 * late climb the written ladder. Each case in a transaction of its own: one that fails holds nobody else up.
 * @returns slips that were sent
 */
export async function watchClocks(deps: Deps): Promise<number> {
  let sent = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'watch_clocks');
    await warn({ deps, scope });
    await remind({ deps, scope });
    sent += await climb({ deps, scope });
    await deps.database.transact((tx) => store.endSettledSlips(tx, scope, deps.clock.now()));
  }
  deps.wakeOutbox();
  return sent;
}

async function warn({ deps, scope }: By): Promise<void> {
  const now = deps.clock.now();
  const soon = await cases.listSoon(deps.database.read, scope, { now, limit: atOnce });
  for (const one of soon)
    await apart(deps, one, async (tx) => {
      if (!(await cases.holdOwed(tx, scope, one))) return false;
      const warning = { caseId: one.id, dueAt: one.dueAt, at: now };
      if (!(await store.insertWarning(tx, scope, warning))) return false;
      const without = await cases.listComplainedOf(tx, scope, one.id);
      const told = await owing(tx, scope, { ...one, without });
      await tellThose(tx, { deps, scope }, { people: told, words: tellings.warned(one) });
      await cases.recordWarning(tx, { deps, ask: { scope } }, one);
      return true;
    });
}

async function remind({ deps, scope }: By): Promise<void> {
  const now = deps.clock.now();
  const silent = await cases.listUnsupplemented(deps.database.read, scope, { now, limit: atOnce });
  for (const one of silent)
    await apart(deps, one, async (tx) => {
      const reminder = { caseId: one.id, dueAt: one.dueAt, at: now };
      if (!(await store.insertWarning(tx, scope, reminder))) return false;
      return cases.remindReporter(tx, { deps, ask: { scope } }, one);
    });
}

async function apart(
  { database, log }: Deps,
  { id }: cases.ReturnedCase,
  act: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await database.transact(act);
  } catch (error) {
    log.error({ err: error, case: id }, 'the clocks of a case were not looked at');
    return false;
  }
}

async function climb({ deps, scope }: By): Promise<number> {
  const now = deps.clock.now();
  const ladder = await ladderStore.getLadder(deps.database.read, scope);
  let sent = 0;
  for (let after: string | null = null; ; ) {
    const page: cases.LateCase[] = await cases.listLate(deps.database.read, scope, {
      now,
      after,
      limit: atOnce,
    });
    // What is late for weeks has had its slips: it is locked only when another one may be due.
    const sentOf = await store.listSent(deps.database.read, scope, page);
    const due = page.filter(
      (one) => stepDue(ladder, { dueAt: one.dueAt, sent: sentOf(one) }, now) !== undefined,
    );
    for (const one of due)
      sent += Number(await apart(deps, one, (tx) => send(tx, { deps, scope }, { ladder, one })));
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return sent;
    after = last.id;
  }
}

/** Sends the slip that a late case is due, if any; what was done since it was listed needs none. */
async function send(
  tx: Tx,
  { deps, scope }: By,
  { ladder, one }: { ladder: readonly LadderStep[]; one: cases.LateCase },
): Promise<boolean> {
  if (!(await cases.holdOwed(tx, scope, one))) return false;
  const now = deps.clock.now();
  const sentOf = await store.listSent(tx, scope, [one]);
  const step = stepDue(ladder, { dueAt: one.dueAt, sent: sentOf(one) }, now);
  const rung = step === undefined ? undefined : ladder[step - 1];
  if (step === undefined || rung === undefined) return false;
  const without = await cases.listComplainedOf(tx, scope, one.id);
  const { area, people } = await leadersAbove(tx, scope, { ...one, level: rung.level, without });
  // Whoever handles it stays responsible; what is late at the desk is owed there.
  const { unit } = owedBy(one);
  const id = deps.ids.uuid();
  const isNew = await store.insertSlip(tx, scope, {
    id,
    case_id: one.id,
    step,
    clock: one.clock,
    due_at: one.dueAt,
    area,
    unit,
    issued_at: now,
    issued_by: null,
    reply_due_at: addHours(now, rung.replyHours),
    state: 'open',
  });
  if (!isNew) return false;
  const data = { slip: id, step };
  await cases.addSupervisionStep(
    tx,
    { deps, ask: { scope } },
    { caseId: one.id, kind: 'supervised', note: '', data },
  );
  const told = [...people, ...(await answering(tx, scope, { ...one, unit, without }))];
  await tellThose(tx, { deps, scope }, { people: told, words: tellings.supervised(one, step) });
  return true;
}
