import type { RouteName } from '../../contract/table.ts';
import { callerOf } from '../callers.ts';
import { copied } from '../owing.ts';
import { residentCookie } from './people.ts';
import { type Asking, aboutId, note, nothing, type Recipe } from './recipe.ts';

const waiverWanted = { points: 1, pool: 'residents', reason: '第一次，不懂规矩' };

/** A waiver that others asked for, or one that whoever is tried just asked for. */
const deciding: Recipe = {
  ...aboutId('waiver'),
  ask: async ({ things, whose, caller }) => {
    if (whose !== 'mine') return { params: { id: things.waiver }, body: note };
    const params = { id: things.debtor };
    const { id } = (await caller('askWaiver', { params, body: waiverWanted })).ok;
    return { params: { id }, body: note };
  },
};

export const ofPoints: Partial<Record<RouteName, Recipe>> = {
  listHeldAwards: nothing(),
  settleHeldAward: aboutId('held', { body: note }),
  reverseHeldAward: aboutId('held', { body: copied }),
  reverseAward: aboutId('settled', { body: copied }),
  listAppeals: nothing(),
  answerAppeal: {
    ...aboutId('appeal'),
    ask: async (asking) => ({
      params: { id: asking.whose === 'mine' ? await provoke(asking) : asking.things.appeal },
      body: { ...note, verdict: 'upheld' },
    }),
  },
  listDebts: nothing(),
  askWaiver: aboutId('debtor', { body: waiverWanted }),
  confirmWaiver: deciding,
  declineWaiver: deciding,
};

/** An appeal against what whoever is tried has just taken back. */
async function provoke({ things, caller, world, county }: Asking): Promise<string> {
  const params = { id: things.settled };
  (await caller('reverseAward', { params, body: copied })).ok;
  const cookie = await residentCookie(world, county, things.earner);
  const body = { words: '照片是我自己拍的' };
  const { appeal } = (await callerOf(world.app, cookie, county)('openAppeal', { params, body })).ok;
  return appeal?.id ?? '';
}
