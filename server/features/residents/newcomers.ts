import type { Me } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { communityOf } from '../privacy/service.ts';
import { getMe } from './me.ts';
import * as store from './store.ts';

/** Says that whoever asks was shown around; with a profile comes the newcomer gift, once. */
export async function finishTour(deps: Deps, ask: Ask): Promise<Me | Refusal> {
  const done = await carryOut(deps, ask, async (tx) => {
    const resident = residentOf(ask.scope);
    const toured = await store.setToured(tx, ask.scope, deps.clock.now());
    if (toured === undefined) {
      excuse(ask);
      return null;
    }
    const { grid, guided_at: guidedAt } = toured;
    if (guidedAt !== null) await leaveGift(tx, { deps, ask }, { resident, grid });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'resident.toured',
        object: `resident/${resident}`,
        area: communityOf(grid),
      },
    );
    return null;
  });
  return isRefusal(done) ? done : getMe(deps, ask);
}

/**
 * Leaves the newcomer gift in the outbox. Who it is for stands in its deed, so that it is given once however
 * often it is left there. With the community alone: a deed is never changed, and the grid of the home goes
 * when its owner is erased. Typed for an account without a number it is one person’s word, and names whose.
 */
export async function leaveGift(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { resident, grid }: { resident: string; grid: string | null },
): Promise<void> {
  const typedBy = await typedAloneFor(tx, ask, resident);
  await leaveMessage(tx, deps, {
    county: ask.scope.county,
    topic: 'deed',
    payload: {
      kind: 'newcomer.guided',
      resident,
      source: resident,
      occasion: 0,
      caseCode: null,
      what: { zh: '新居民礼', en: 'Newcomer gift' },
      category: null,
      grid: communityOf(grid),
      position: null,
      insideCounty: null,
      prints: [],
      quantity: 1,
      ...(typedBy === undefined ? {} : { typedBy }),
    },
  });
}

/** Who of staff types for somebody without a number, which nobody else has shown to be there. */
async function typedAloneFor(
  tx: Tx,
  { scope }: Ask,
  resident: string,
): Promise<string | undefined> {
  const typist = typedByOf(scope)?.staff;
  if (typist === undefined) return undefined;
  const phone = await store.findPhoneOf(tx, scope, resident);
  return phone === undefined || phone.phoneIndex === null ? typist : undefined;
}
