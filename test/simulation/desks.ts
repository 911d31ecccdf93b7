import { chanceOf } from '../../db/seed/chance.ts';
import { poolCode } from '../../db/seed/county/rulebook.ts';
import type { Event } from '../../db/seed/history/moment.ts';
import * as awards from '../../server/features/awards/service.ts';
import * as debts from '../../server/features/debts/service.ts';
import { points, poolAccount, sourceAccount } from '../../server/ledger/account.ts';
import * as ledger from '../../server/ledger/service.ts';
import { dayMs, type LocalDate, startOfDay } from '../../server/platform/calendar.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { isRefusal } from '../../server/platform/refusal.ts';
import type { Deps } from '../../server/platform/use-case.ts';
import type { World } from './world.ts';

/** What offices do on a day beside the cases: they decide late, and not always rightly. */
export function deskEvents(world: World, day: LocalDate, number: number): Event[] {
  const event = (name: string, hour: number, run: (deps: Deps, key: string) => Promise<void>) => {
    const key = `${world.seed}/desk/${day}/${name}`;
    return { at: startOfDay(day, hour), key, run: (deps: Deps) => run(deps, key) };
  };
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return [
    ...(weekend ? [] : [event('review', 10.5, (deps, key) => review(world, deps, key))]),
    ...(number % 5 === 4 ? [event('mistakes', 15, (deps, key) => takeBack(world, deps, key))] : []),
    ...(number % 60 === 59 ? [event('pledge', 9, (deps, key) => pledge(world, deps, key))] : []),
    ...(number % 15 === 14 ? [event('waiver', 16, (deps, key) => waive(world, deps, key))] : []),
  ];
}

/** The reviewer takes up what has waited long enough; one in three was held without need. */
async function review(world: World, deps: Deps, key: string): Promise<void> {
  const ask = (part: string) => world.actors.inRole('reviewer', `${key}/${part}`);
  const { held } = await awards.listHeld(deps, ask('list'), undefined);
  for (const { award, signals } of held) {
    const chance = chanceOf(`${world.seed}/held/${award.id}`);
    const waitsMs = chance.between(0, 12) * dayMs;
    if (deps.clock.now().getTime() - Date.parse(award.at) < waitsMs) continue;
    const photo = signals.some(({ code }) => code === 'same_photo' || code === 'photo_reused_own');
    const decided = chance.happens(0.65)
      ? await awards.reverseHeld(deps, ask(award.id), {
          id: award.id,
          reason: photo ? 'copied_photo' : 'duplicate',
          note: '与另一件是同一件。',
        })
      : await awards.settleHeld(deps, ask(award.id), { id: award.id, note: '看过，是两件事。' });
    // A bonus falls with the award of its report, which may have come first in the same list.
    if (isRefusal(decided) && decided.code !== 'award_not_held')
      throw new Error(`${key}/${award.id}: ${decided.code}`);
  }
}

/** Something that was settled proves wrong later on, when it may have been spent. */
async function takeBack(world: World, deps: Deps, key: string): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - 60 * dayMs);
  const settled = await deps.database.read
    .selectFrom('awards')
    .select('id')
    .where('county', '=', world.county)
    .where('state', '=', 'settled')
    .where('points', '>', 0)
    .where('at', '>', since)
    .orderBy('id')
    .execute();
  if (settled.length === 0) return;
  const { id } = chanceOf(key).pick(settled);
  const ask = world.actors.inRole('reviewer', key);
  const note = '复查：现场没有这件事。';
  const reversed = await awards.reverseAward(deps, ask, { id, reason: 'not_true', note });
  if (isRefusal(reversed)) throw new Error(`${key}/${id}: ${reversed.code}`);
}

/** Somebody stands behind more points; until then the pool may have run out. */
async function pledge({ county, pool, reports }: World, deps: Deps, key: string): Promise<void> {
  const amount = points(Math.max(60, Math.floor(reports * 0.7)));
  const transfer = {
    id: deps.ids.uuid(),
    key: uuidOf(key),
    kind: 'post' as const,
    debit: sourceAccount(pool),
    credit: poolAccount(pool),
    amount,
    pending: null,
    reason: uuidOf(key),
    ruleVersion: 0,
  };
  const at = deps.clock.now();
  const [posted] = await deps.database.transact((tx) =>
    ledger.post(tx, { county, transfers: [transfer], at }),
  );
  if (posted?.kind !== 'posted') throw new Error(`${key} was not posted`);
}

/** One debtor is let off where the pool can bear it: one asks, another signs, and never the same. */
async function waive({ actors }: World, deps: Deps, key: string): Promise<void> {
  const treasurer = (part: string) => actors.inRole('treasurer', `${key}/${part}`);
  const [debt] = (await debts.listDebts(deps, treasurer('list'), undefined)).debts;
  if (debt === undefined) return;
  const wanted = {
    debtor: debt.id,
    points: debt.owed,
    pool: poolCode,
    reason: '第一次，情有可原。',
  };
  const waiver = await debts.askWaiver(deps, treasurer('ask'), wanted);
  // What could not be borne last time still waits for its second signature.
  if (isRefusal(waiver) && waiver.code !== 'waiver_waiting')
    throw new Error(`${key}: ${waiver.code}`);
  const id = isRefusal(waiver) ? debt.waiver?.id : waiver.id;
  if (id === undefined) throw new Error(`${key}: a waiver waits and is not shown`);
  const signing = { id, note: '看过材料，同意。' };
  const alone = await debts.confirmWaiver(deps, treasurer('alone'), signing);
  if (!isRefusal(alone)) throw new Error(`${key}: who asked has signed as well`);
  const signed = await debts.confirmWaiver(deps, actors.inRole('leader', `${key}/sign`), signing);
  if (isRefusal(signed) && !['waiver_not_covered', 'waiver_more_than_owed'].includes(signed.code))
    throw new Error(`${key}: ${signed.code}`);
}
