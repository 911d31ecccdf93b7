import type { Alarm } from '../../../contract/alarms.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { countGivenUp, type Subscriber } from '../../platform/outbox.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, jobScope, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { type AlarmKind, alarmWords } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export { countUnseen } from './store.ts';

const shown = 50;

/** Sets off an alarm, once a day for each kind; operators find it in the log too. */
export async function raiseAlarm(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids' | 'log'>; scope: Scope },
  { kind, count }: { kind: AlarmKind; count: number },
): Promise<void> {
  const at = deps.clock.now();
  const alarm = { id: deps.ids.uuid(), kind, day: localDate(at), count, at };
  if (await store.insertAlarm(tx, scope, alarm))
    deps.log.warn({ alarm: kind, county: scope.county, count }, 'An alarm went off');
}

/** Sets off an alarm each time: one row of a kind and day counts them, and is to be seen to again. */
export async function raiseAgain(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids' | 'log'>; scope: Scope },
  kind: AlarmKind,
): Promise<void> {
  const at = deps.clock.now();
  const count = await store.countAlarm(tx, scope, {
    id: deps.ids.uuid(),
    kind,
    day: localDate(at),
    at,
  });
  deps.log.warn({ alarm: kind, county: scope.county, count }, 'An alarm went off');
}

/** Sets one off when something that was to be passed on is not tried any more. */
export const alarmOfGivenUp =
  (deps: Pick<Deps, 'clock' | 'ids' | 'log'>): Subscriber =>
  async (tx, { county }) => {
    const scope = jobScope(county, 'deliver_outbox');
    const count = await countGivenUp(tx, county);
    await raiseAlarm(tx, { deps, scope }, { kind: 'delivery_given_up', count });
  };

export async function listAlarms(deps: Deps, ask: Ask): Promise<Alarm[]> {
  const rows = await store.listAlarms(deps.database.read, ask.scope, shown);
  return rows.map(show);
}

function show({ kind, count, raisedAt, seenAt, ...alarm }: store.AlarmRow): Alarm {
  return {
    ...alarm,
    ...alarmWords[kind](count),
    raisedAt: raisedAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  };
}

export async function seeAlarm(deps: Deps, ask: Ask, id: string): Promise<Alarm | Refusal> {
  if (!covers(ask.scope, null)) return refuse('alarm_whole_county');
  return carryOut(deps, ask, async (tx) => {
    const by = staffOf(ask.scope).id;
    const seen = await store.markSeen(tx, ask.scope, { id, by, at: deps.clock.now() });
    const alarm = await store.findAlarm(tx, ask.scope, id);
    if (alarm === undefined) return refuse('alarm_unknown');
    if (seen) await recordAudit(tx, { deps, ask }, { action: 'alarm.seen', object: `alarm/${id}` });
    else excuse(ask);
    return show(alarm);
  });
}
