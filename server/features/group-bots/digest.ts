import type { DigestReaders } from '../../../contract/group-bot-kinds.ts';
import type { Digest } from '../../../contract/group-bots.ts';
import type { Sentence } from '../../../contract/values.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, jobScope, type Scope, within } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import { type DayFacts, digestWords, isWorthTelling } from './decide.ts';
import { leaveBotMessage } from './keep.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export type DigestDeps = Deps & {
  /** Where people open the platform; without it no digest leads there. */
  publicUrl?: string | undefined;
};

interface Asked {
  area?: string | undefined;
  day?: LocalDate | undefined;
  readers?: DigestReaders | undefined;
}

/** What somebody can copy into a group: of an area of theirs, of yesterday unless they say otherwise. */
export async function getDigest(
  deps: DigestDeps,
  { scope }: Ask,
  { area = firstArea(scope), day, readers = 'residents' }: Asked,
): Promise<Digest | Refusal> {
  const today = localDate(deps.clock.now());
  const wanted = day ?? addDays(today, -1);
  if (wanted >= today) return refuse('digest_day_ahead', { field: '/day' });
  const found = await areas.getArea(deps, scope, area);
  if (found === undefined || !covers(scope, area))
    return refuse('area_not_yours', { field: '/area' });
  const about = { name: found.name, day: wanted };
  const facts = await gatherFacts(deps, within(scope, area), about);
  return { area, areaName: found.name, day: wanted, readers, words: digestWords[readers](facts) };
}

/** The code of the first area that somebody may act below: its digits, filled up. */
function firstArea({ areas: [prefix = ''] }: Scope): string {
  return prefix.padEnd(12, '0');
}

interface About {
  name: Sentence;
  day: LocalDate;
}

async function gatherFacts(
  deps: DigestDeps,
  scope: Scope,
  { name, day }: About,
): Promise<DayFacts> {
  const { read } = deps.database;
  const span = { from: startOfDay(day), until: startOfDay(addDays(day, 1)) };
  const [solved, reported, given, waiting] = await Promise.all([
    cases.countSolved(read, scope, span),
    cases.countReported(read, scope, span),
    awards.sumSettled(read, scope, span),
    cases.countWork(read, scope, deps.clock.now()),
  ]);
  const link = deps.publicUrl && `${deps.publicUrl}/board/?county=${scope.county}#/bulletin`;
  return { area: name.zh, day, solved, reported, given, waiting, link };
}

/**
 * Leaves each bot the digest of yesterday, once; one that was missed comes a little later on the same day.
 * @returns how many were left
 */
export async function leaveDigests(deps: DigestDeps): Promise<number> {
  let left = 0;
  for (const { county } of await areas.listCounties(deps)) left += await leaveOf(deps, county);
  if (left > 0) deps.wakeOutbox();
  return left;
}

async function leaveOf(deps: DigestDeps, county: number): Promise<number> {
  const scope = jobScope(county, 'leave_digests');
  const { read } = deps.database;
  const day = addDays(localDate(deps.clock.now()), -1);
  const bots = (await store.listBots(read, scope)).map((bot) => ({
    bot,
    id: uuidOf(`digest/${county}/${bot.id}/${day}`),
  }));
  const known = await store.listKnown(
    read,
    scope,
    bots.map(({ id }) => id),
  );
  let left = 0;
  for (const { bot, id } of bots.filter((one) => !known.has(one.id))) {
    const words = await wordsFor(deps, { bot, day });
    if (words === undefined) continue;
    const message = { id, bot: bot.id, what: 'digest', words } as const;
    const isNew = await deps.database.transact((tx) =>
      leaveBotMessage(tx, deps, { scope, message }),
    );
    if (isNew) left += 1;
  }
  return left;
}

async function wordsFor(
  deps: DigestDeps,
  { bot, day }: { bot: store.BotRow; day: LocalDate },
): Promise<string | undefined> {
  const scope = within(jobScope(bot.county, 'leave_digests'), bot.area);
  const name = { zh: bot.area_zh, en: bot.area_en };
  const facts = await gatherFacts(deps, scope, { name, day });
  const readers = bot.readers as DigestReaders;
  return isWorthTelling(facts, readers) ? digestWords[readers](facts) : undefined;
}
