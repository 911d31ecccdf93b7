import { recordAudit } from '../../platform/audit.ts';
import { localDate, yearOf } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Subscriber } from '../../platform/outbox.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { type EarnedPoints, getHolderNo, listScored, takeUnscored } from '../awards/service.ts';
import { listAgreed } from '../consents/service.ts';
import { getTakenFor, isMinor } from '../residents/service.ts';
import { createRankIndex, type RankIndex } from './rank.ts';
import * as store from './store.ts';

export { type Level, levelOf } from './decide.ts';
export { addScores, type Earned, type Standing } from './store.ts';
export { createRankIndex, type RankIndex };

/** The board of everything ever earned; a year's board is named by its year. */
export const everBoard = 'all';

const lotSize = 5_000;

/** Where a holder stands on a board; undefined before the first point. */
export function getStanding(
  read: Read,
  scope: Scope,
  holder: { board: string; holderNo: bigint },
): Promise<store.Standing | undefined> {
  return store.findStanding(read, scope, holder);
}

/** Every rank of a board, to be asked of in this process: built from its counts in some ms. */
export async function loadRankIndex(read: Read, scope: Scope, board: string): Promise<RankIndex> {
  const index = createRankIndex([]);
  for (const { score, holders } of await store.listCounts(read, scope, board))
    index.add(Number(score), Number(holders));
  return index;
}

/** The highest scores of a board. */
export function listTop(read: Read, scope: Scope, board: string, limit = 100) {
  return store.listTop(read, scope, { board, limit });
}

/**
 * Adds what has settled since the last time to the scores, each award once; a kill loses nothing.
 * What is taken back later stays in the score: a score says what was earned, not what is left.
 * @returns awards that were counted
 */
export async function feedScores(deps: Deps): Promise<number> {
  let counted = 0;
  for (const { county } of await listCounties(deps))
    for (;;) {
      const lot = await feedLot(deps, jobScope(county, 'feed_scores'));
      counted += lot;
      if (lot < lotSize) break;
    }
  return counted;
}

function feedLot({ database }: Deps, scope: Scope): Promise<number> {
  return database.transact(async (tx) => {
    // Before the awards are taken: whoever joins the boards at this moment is either in time or waits.
    await store.lockBoards(tx, scope);
    const settled = await takeUnscored(tx, scope, lotSize);
    const residents = settled.map(({ resident }) => resident);
    const agreed = await listAgreed(tx, scope, { purpose: 'ranking', residents });
    await addEarned(
      tx,
      scope,
      settled.filter(({ resident }) => agreed.has(resident)),
    );
    return settled.length;
  });
}

async function addEarned(tx: Tx, scope: Scope, earned: readonly EarnedPoints[]): Promise<void> {
  const sums = new Map<string, store.Earned>();
  // An award that came to nothing (its pool was used up) is settled too, and puts nobody on a board.
  for (const { holderNo, points, settledAt } of earned.filter(counts))
    for (const board of [everBoard, String(yearOf(localDate(settledAt)))]) {
      const key = `${board}/${holderNo}`;
      const sum = sums.get(key)?.points ?? 0n;
      sums.set(key, { board, holderNo, points: sum + BigInt(points) });
    }
  await store.addScores(tx, scope, [...sums.values()]);
}

/** Whoever agrees to be ranked is ranked with all they earned before; what is fed later comes on top. */
export async function joinBoards(tx: Tx, scope: Scope, resident: string): Promise<void> {
  await store.lockBoards(tx, scope);
  await store.removeHolder(tx, scope, await getHolderNo(tx, scope, resident));
  await addEarned(tx, scope, await listScored(tx, scope, resident));
}

/** Whoever does not want to be ranked any more is on no board from this moment. */
export async function leaveBoards(tx: Tx, scope: Scope, resident: string): Promise<void> {
  await store.removeHolder(tx, scope, await getHolderNo(tx, scope, resident));
}

/** What puts somebody on a board who agreed to it: points, of a person who is not a minor. */
const counts = ({ points, ageClass }: EarnedPoints) => points > 0 && !isMinor(ageClass);

/** Who turns out to be a minor leaves the boards, unless it was settled meanwhile that they are none. */
export const takeOffBoards =
  (deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>): Subscriber =>
  async (tx, { county, payload }) => {
    const scope = jobScope(county, 'take_off_boards');
    const { resident } = payload as { resident: string };
    if (!isMinor(await getTakenFor(tx, scope, resident))) return;
    if (!(await store.removeHolder(tx, scope, await getHolderNo(tx, scope, resident)))) return;
    const entry = { action: 'resident.off_boards', object: `resident/${resident}` } as const;
    await recordAudit(tx, { deps, ask: { scope } }, entry);
  };
