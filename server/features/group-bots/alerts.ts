import { addHours } from '../../platform/calendar.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope, within } from '../../platform/scope.ts';
import * as areas from '../areas/service.ts';
import * as cases from '../cases/service.ts';
import * as supervisions from '../supervisions/service.ts';
import { alertWords, type Late } from './decide.ts';
import type { DigestDeps } from './digest.ts';
import { leaveBotMessage } from './keep.ts';
import { afterNight } from './night.ts';
import * as store from './store.ts';

/** What is older was told by a digest meanwhile, or at the desk. */
const oldestHours = 24;

/**
 * Tells each group of staff that wants it which limits below its area were broken, and which slips were sent, since
 * it was told last: one message for all of them. In quiet hours nothing is sent, and what gathers comes after them.
 * @returns how many messages were left
 */
export async function leaveAlerts(deps: DigestDeps): Promise<number> {
  const now = deps.clock.now();
  if (afterNight(now) > now) return 0;
  let left = 0;
  for (const { county } of await areas.listCounties(deps)) {
    const bots = await store.listAlerting(deps.database.read, jobScope(county, 'leave_alerts'));
    for (const bot of bots) left += Number(await alert(deps, bot));
  }
  if (left > 0) deps.wakeOutbox();
  return left;
}

async function alert(deps: DigestDeps, bot: store.BotRow): Promise<boolean> {
  const until = deps.clock.now();
  const told = (bot.alerted_until ?? until).getTime();
  const oldest = addHours(until, -oldestHours).getTime();
  const span = { since: new Date(Math.max(told, oldest)), until };
  const scope = within(jobScope(bot.county, 'leave_alerts'), bot.area);
  const { read } = deps.database;
  const [broken, slips] = await Promise.all([
    cases.listBroken(read, scope, span),
    supervisions.listIssued(read, scope, span),
  ]);
  const late = lateOf(broken, slips);
  if (late.length === 0) return false;
  const link = deps.publicUrl && `${deps.publicUrl}/console/?county=${bot.county}#/supervisions`;
  const words = alertWords({ area: bot.area_zh, late, link });
  const id = uuidOf(`alert/${bot.county}/${bot.id}/${span.since.toISOString()}`);
  return deps.database.transact(async (tx) => {
    // Whoever else looked meanwhile has told of it, or it was turned off.
    if (!(await store.moveAlerted(tx, scope, { id: bot.id, from: bot.alerted_until, until })))
      return false;
    const message = { id, bot: bot.id, what: 'alert', words } as const;
    return leaveBotMessage(tx, deps, { scope, message });
  });
}

/** Of a case with a slip only that is told: it says that the limit was broken. */
function lateOf(broken: readonly cases.Broken[], slips: readonly supervisions.Issued[]): Late[] {
  const sent = new Set(slips.map(({ code }) => code));
  return [...slips, ...broken.filter(({ code }) => !sent.has(code))];
}
