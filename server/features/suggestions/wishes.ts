import { createHash } from 'node:crypto';
import { localDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { getHomeGrid } from '../residents/service.ts';
import * as rewards from '../rewards/service.ts';
import { countedAs, isFound, wishesADay } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Wished {
  words?: string;
  reward?: string;
}

/**
 * Counts what the resident who asks looked for in vain, once a day and without them. What is there after
 * all is no wish, and words that may say who somebody is are not kept.
 */
export async function wishInShop(
  deps: Deps,
  ask: Ask,
  { words, reward }: Wished,
): Promise<{ counted: boolean } | Refusal> {
  const { database, clock } = deps;
  const { scope } = ask;
  if (words === undefined && reward === undefined)
    return refuse('wish_for_nothing', { field: '/words' });
  const now = clock.now();
  const shop = await rewards.listShop(database.read, scope, now);
  const wish = reward === undefined ? ofWords(words ?? '', shop) : ofReward(reward, shop);
  if (wish === undefined) return { counted: false };
  const day = localDate(now);
  const area = townOf(scope, await getHomeGrid(database.read, scope));
  const mark = markOf(deps, `${residentOf(scope)}/${day}`, `${wish.kind}/${wish.what}`);
  return attempt(deps, ask, async (tx) => {
    const counted = await store.markWish(tx, scope, { day, mark });
    if (counted) await store.countWish(tx, scope, { ...wish, day, area });
    return { counted };
  });
}

type Kept = Pick<store.Wish, 'kind' | 'what'>;

function ofWords(words: string, shop: readonly rewards.Offered[]): Kept | undefined {
  const what = countedAs(words);
  const there = shop.some(({ name, words: said }) => isFound(what ?? '', { name, said }));
  return what === undefined || there ? undefined : { kind: 'words', what };
}

/** Rewards of which nobody has any just now, each once. */
export async function listEmptyShelves({ database: { read }, clock }: Deps, { scope }: Ask) {
  const shop = await rewards.listShop(read, scope, clock.now());
  const names = new Map(shop.map(({ reward, name }) => [reward, name]));
  const empty = [...names].filter(([reward]) => ofReward(reward, shop) !== undefined);
  return { shelves: empty.map(([reward, name]) => ({ reward, name })) };
}

function ofReward(reward: string, shop: readonly rewards.Offered[]): Kept | undefined {
  const offers = shop.filter((one) => one.reward === reward);
  const gone = offers.length > 0 && offers.every(({ free }) => free < 1);
  return gone ? { kind: 'reward', what: reward } : undefined;
}

/**
 * A person has so many marks a day, and a wish always falls on the same of them: nobody counts twice, and
 * nobody fills the list alone.
 */
function markOf({ cipher }: Pick<Deps, 'cipher'>, who: string, wish: string): Buffer {
  const place = createHash('sha256').update(wish).digest().readUInt32BE() % wishesADay;
  return cipher.blindIndexes(`${who}/${place}`, 'wish_marks.mark')[0];
}

/** The town of a home; the county where none was said. */
const townOf = ({ county }: Scope, grid: string | null) =>
  grid === null ? `${county}000000` : `${grid.slice(0, 9)}000`;
