import { setImmediate as turn } from 'node:timers/promises';
import type { RouteName } from '../../contract/table.ts';
import { type Chance, chanceOf } from '../../db/seed/chance.ts';
import { endDueRedemptions } from '../../server/features/redemptions/service.ts';
import type { Called, Caller } from '../app.ts';
import { county } from '../county.ts';
import { openShop, present, type Shop } from '../shop.ts';
import { type Arena, type AtBoth, type Contender, keepSignedIn } from './arena.ts';

/** One fight at a counter of its own; all about it is drawn from the seed and its number. */
export interface Round {
  arena: Arena;
  number: number;
  chance: Chance;
  shop: Shop;
  /** Who serves at the counter. */
  merchant: AtBoth;
}

/** What came of a round. */
export interface Outcome {
  /** How many were served, and how many could be. */
  served: number;
  least: number;
  most: number;
  /** A sentence for each thing that should not be. */
  wrong: string[];
}

export async function openRound(
  arena: Arena,
  { seed, number }: { seed: number; number: number },
): Promise<Round> {
  await keepSignedIn(arena);
  const shop = await openShop(arena.world);
  const chance = chanceOf(`races/${seed}/${number}`);
  return { arena, number, chance, shop, merchant: await sitDown(arena) };
}

/** A merchant who has just sat down: whoever does nothing for an hour is signed out. */
export const sitDown = async ({ world, other }: Arena): Promise<AtBoth> => ({
  here: await world.staff('merchant'),
  there: await other.staff('merchant'),
});

/** At one of the two processes. */
export const somewhere = ({ chance }: Round, { here, there }: AtBoth): Caller =>
  chance.pick([here, there]);

export const byId = (id: string) => ({ params: { id } });

export interface Wish<N extends RouteName> {
  who: Contender;
  answer: Called<N>;
}

/**
 * Everybody asks at once, in an order of their own, at one of the two processes; or half of them, at both, so
 * that two processes want the same people.
 */
export function crowd<N extends RouteName>(
  round: Round,
  ask: (caller: Caller) => Promise<Called<N>>,
): Promise<Wish<N>[]> {
  const { chance, arena } = round;
  const people = chance.shuffled(arena.people);
  const asking = chance.happens(0.5)
    ? people.map((who) => ({ who, caller: somewhere(round, who) }))
    : people.slice(0, Math.ceil(people.length / 2)).flatMap(asBoth);
  return Promise.all(
    chance.shuffled(asking).map(async ({ who, caller }) => ({ who, answer: await ask(caller) })),
  );
}

const asBoth = (who: Contender) => [who.here, who.there].map((caller) => ({ who, caller }));

/** Everybody wants one piece of one of these offers, as many of each. */
export function wantOne(round: Round, offers: readonly string[]): Promise<Wish<'reserve'>[]> {
  let asked = 0;
  return crowd(round, (caller) => {
    const offer = offers[asked++ % offers.length];
    return caller('reserve', { body: { offer } });
  });
}

const turnsWaited = 200;

/** Some turns of the event loop later, so that it comes among the others. */
export async function among<T>({ chance }: Round, ask: () => Promise<T>): Promise<T> {
  for (let turns = chance.whole(0, turnsWaited); turns > 0; turns--) await turn();
  return ask();
}

export type Said = Pick<Called<RouteName>, 'status' | 'problem'>;

/** Answers of those who were not served, where nobody should hear them. */
export function unexpected(answers: readonly Said[], mayBe: readonly string[]): string[] {
  const refused = answers.filter(({ status }) => status >= 300);
  const said = refused.map(({ status, problem: { code } }) => ({ status, code }));
  const wrong = said.filter(({ status, code }) => status >= 500 || !mayBe.includes(code));
  const counted = Map.groupBy(wrong, ({ status, code }) => `answered ${status} ${code}`);
  return [...counted].map(([what, times]) => `${times.length} × ${what}`);
}

export interface Won {
  who: Contender;
  id: string;
}

/** Who got one, and what was said to others that they should not hear. */
export function winnersOf(
  wishes: readonly Wish<'reserve'>[],
  mayBe: readonly string[],
): { won: Won[]; wrong: string[] } {
  const served = wishes.filter(({ answer }) => answer.status === 201);
  return {
    won: served.map(({ who, answer }) => ({ who, id: answer.ok.id })),
    wrong: unexpected(
      wishes.map(({ answer }) => answer),
      mayBe,
    ),
  };
}

/**
 * Ends what was won, each in a way of its own, so that nobody keeps it for long.
 * @param hours after which it has run out; without them it does not
 * @returns what went wrong
 */
export async function endAll(
  round: Round,
  won: readonly Won[],
  hours: number | undefined,
): Promise<string[]> {
  const { shop, chance } = round;
  const wrong: string[] = [];
  let left = 0;
  for (const { who, id } of won) {
    const runsOut = hours === undefined ? [] : (['run out'] as const);
    const way = chance.pick(['cancel', 'refuse', 'hand over', ...runsOut] as const);
    if (way === 'run out') left += 1;
    else wrong.push(...unexpected([await endOne(round, { who, id }, way)], []));
  }
  if (left === 0 || hours === undefined) return wrong;
  const { world, other } = round.arena;
  world.clock.advance({ hours });
  const ended = await Promise.all([world, other].map(({ deps }) => endDueRedemptions(deps)));
  const total = ended.reduce((sum, one) => sum + one, 0);
  if (total !== left) wrong.push(`${total} of ${left} at ${shop.counter} ran out`);
  return wrong;
}

async function endOne(
  round: Round,
  { who, id }: Won,
  way: 'cancel' | 'refuse' | 'hand over',
): Promise<Said> {
  const merchant = somewhere(round, round.merchant);
  if (way === 'cancel') return somewhere(round, who)('cancelRedemption', byId(id));
  if (way === 'refuse')
    return merchant('refuseRedemption', { ...byId(id), body: { reason: 'other' } });
  await present({ merchant, counter: await counterOf(round, id) }, who.here, id);
  return merchant('handOverReward', byId(id));
}

async function counterOf({ arena: { world } }: Round, redemption: string): Promise<string> {
  const row = await world.deps.database.read
    .selectFrom('redemptions')
    .select('counter')
    .where('county', '=', county)
    .where('id', '=', redemption)
    .executeTakeFirstOrThrow();
  return row.counter;
}
