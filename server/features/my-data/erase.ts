import type { Erased, ErasurePreview } from '../../../contract/my-data.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as activities from '../activities/service.ts';
import * as appeals from '../appeals/service.ts';
import { listCounties } from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import * as consents from '../consents/service.ts';
import * as feedback from '../feedback/service.ts';
import * as honours from '../honours/service.ts';
import * as households from '../households/service.ts';
import * as mediations from '../mediations/service.ts';
import * as notices from '../notices/service.ts';
import * as patrols from '../patrols/service.ts';
import * as photos from '../photos/service.ts';
import { beginErasing, eraseResident } from '../privacy/service.ts';
import * as redPackets from '../red-packets/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as rosters from '../rosters/service.ts';
import * as seals from '../seals/service.ts';
import { listErased } from './erase-store.ts';
import { refuse } from './refusals.ts';

/** What would go and what would stay. */
export async function previewErasure(deps: Deps, ask: Ask): Promise<ErasurePreview> {
  const { scope } = ask;
  const { read } = deps.database;
  const me = residentOf(scope);
  const [openCases, points, waiting, pictures, home] = await Promise.all([
    cases.countOpenOf(read, scope, me),
    awards.getMyPoints(deps, ask),
    redemptions.sumReserved(read, scope, me),
    photos.countOwn(read, scope, me),
    households.foreseeLeaving(read, scope),
  ]);
  return {
    openCases,
    spendable: points.spendable,
    pending: points.provisional + points.held + points.scheduled + points.queued,
    owed: points.owed,
    reservations: waiting.count,
    reserved: waiting.points,
    photos: pictures.all,
    publishedPhotos: pictures.published,
    ...home,
  };
}

interface Wish {
  openCases: 'wait' | 'withdraw';
}

/**
 * Erases the resident who asks: everything that says who it is, in one transaction. The books, the steps
 * of cases and the audit stay, and lead to nobody.
 */
export function eraseMe(deps: seals.SealDeps, ask: Ask, { openCases }: Wish) {
  return carryOut(deps, ask, async (tx): Promise<Erased | Refusal> => {
    const { scope } = ask;
    const resident = residentOf(scope);
    // Cases, files and activities before the key, as those lock them who work on one; then what was reported
    // meanwhile, too.
    await cases.lockMyOpenCases(tx, ask);
    await mediations.lockMyFiles(tx, ask);
    await activities.lockMySeats(tx, { deps, scope });
    await beginErasing(tx, scope, resident);
    const open = await cases.lockMyOpenCases(tx, ask);
    if (open.length > 0 && openCases === 'wait')
      return refuse('cases_open', { field: '/openCases', values: { count: open.length } });
    const context = { tx, scope, deps };
    const casesWithdrawn = await cases.withdrawMyCases(tx, { deps, ask });
    await mediations.leaveAll(tx, { deps, ask });
    await activities.giveUpAllSeats(tx, { deps, scope }, resident);
    await redemptions.endAllOf(tx, { deps, ask }, resident);
    await redPackets.endAllOf(tx, { deps, ask }, resident);
    const closed = await awards.closeResident(context, resident);
    await appeals.withdrawOf(tx, scope, resident);
    await feedback.withdrawOf(tx, scope, resident);
    await households.leaveForGood(tx, { deps, ask });
    const photosDeleted = await photos.erasePhotos(tx, { deps, scope }, resident);
    await patrols.forgetWalker(tx, { deps, scope }, resident);
    await notices.forgetWays(tx, scope, resident);
    await rosters.widenAreas(tx, scope, resident);
    await honours.leaveBoards(tx, scope, resident);
    await cases.leaveBulletin(tx, { deps, ask });
    await consents.closeConsents(tx, { deps, ask }, resident);
    await eraseSalts(tx, deps, { scope, resident });
    // Last: from here on nothing can be sealed for this person, and nothing be read.
    await eraseResident(tx, { deps, scope }, resident);
    return { erased: true, casesWithdrawn, pointsReturned: Number(closed.points), photosDeleted };
  });
}

/** What was sealed of somebody’s transfers tells nothing of them any more; all other proofs stay. */
async function eraseSalts(
  tx: Tx,
  deps: seals.SealDeps,
  { scope, resident }: { scope: Ask['scope']; resident: string },
): Promise<number> {
  const transfers = await awards.listTransfersOf(tx, scope, resident);
  return seals.eraseSalts(tx, deps, { scope, transfers });
}

/**
 * Erases the salts of what was sealed only after its owner was erased: the transfers of that day, and
 * those that closed the accounts. After each night's sealing, of everybody who ever was erased: however
 * long the sealing waited, none is left. @returns how many that were
 */
export async function eraseLateSalts(deps: seals.SealDeps): Promise<number> {
  let erased = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'erase_late_salts');
    for (const resident of await listErased(deps.database.read, scope))
      erased += await deps.database.transact((tx) => eraseSalts(tx, deps, { scope, resident }));
  }
  return erased;
}
