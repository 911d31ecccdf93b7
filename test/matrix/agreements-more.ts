import { currentConsent } from '../../contract/guardian-consent.ts';
import type { RouteName } from '../../contract/table.ts';
import { localDate, yearOf } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { found, join } from '../families.ts';
import { account } from '../red-packets.ts';
import { agreementOfDebtor } from './agreements.ts';
import { answerTo } from './feedback.ts';
import { residentCookie, residentId } from './people.ts';
import type { Asking, Recipe, Wanted } from './recipe.ts';
import { missing } from './things.ts';
import { lapsingPoints } from './year-end.ts';

const child = { name: '小禾', year: 2019, month: 5, consentVersion: currentConsent };

/** Who agreed, on a phone of their own and grown up; undefined where they are of another county. */
async function owner({ world, county, things }: Asking): Promise<Caller | undefined> {
  const known = await world.deps.database.read
    .selectFrom('residents')
    .select('id')
    .where('county', '=', county)
    .where('id', '=', things.debtor)
    .executeTakeFirst();
  if (known === undefined) return undefined;
  const me = callerOf(world.app, await residentCookie(world, county, things.debtor), county);
  (await me('completeProfile', { body: { name: '大禾', age: { kind: 'adult' } } })).ok;
  return me;
}

/** What the route is asked with once they agreed; `before` is done by whoever agreed, on a phone. */
const forSomebody = (
  wanted: (asking: Asking, me: Caller | undefined) => Promise<Wanted> | Wanted = () => ({}),
): Recipe => ({
  about: 'nothing',
  named: true,
  ask: async (asking) => {
    const id = await agreementOfDebtor(asking);
    const { params, ...rest } = await wanted(asking, await owner(asking));
    return { params: { id, ...params }, ...rest };
  },
});

/** Nobody leaves a child behind. */
async function leave(who: Caller): Promise<void> {
  const { household } = (await who('getMyHousehold')).ok;
  for (const { id, mine } of household?.children ?? [])
    if (mine) (await who('withdrawConsent', { params: { id } })).ok;
  if (household !== null) (await who('leaveHousehold')).ok;
}

/** Head of a household of their own, with one relative. */
async function withRelative({ world, county }: Asking, me: Caller | undefined): Promise<void> {
  if (me === undefined) return;
  await leave(me);
  (await found(me, '我们家')).ok;
  const { code } = (await me('inviteRelative')).ok;
  const cookie = await residentCookie(world, county, residentId('neighbour'));
  const relative = callerOf(world.app, cookie, county);
  (await relative('completeProfile', { body: { name: '王小禾', age: { kind: 'adult' } } })).ok;
  await leave(relative);
  (await join(relative, code)).ok;
}

const named = (body: object): Recipe =>
  forSomebody(async (asking, me) => {
    await withRelative(asking, me);
    return { body };
  });

async function reserved({ things }: Asking, me: Caller | undefined): Promise<Wanted> {
  if (me === undefined) return { params: { redemption: missing.redemption } };
  const made = (await me('reserve', { body: { offer: things.offer } })).ok;
  return { params: { redemption: made.id } };
}

/** What they decide of their data, their home and their points, typed by staff. */
export const ofMoreAgreements: Partial<Record<RouteName, Recipe>> = {
  exportDataFor: forSomebody(),
  previewErasureFor: forSomebody(),
  eraseFor: forSomebody(),
  listLooksFor: forSomebody(),
  setAgeGroupFor: forSomebody(() => ({ body: { ageGroup: '60_plus' } })),
  listDevicesFor: forSomebody(),
  endDeviceFor: forSomebody(async (_, me) => {
    const devices = me === undefined ? [] : (await me('listMyDevices')).ok.devices;
    return { params: { device: devices[0]?.id ?? missing.device } };
  }),
  endDevicesFor: forSomebody(),
  listFeedbackFor: forSomebody(),
  rateFeedbackFor: forSomebody(async ({ world, county, things }, me) => {
    const feedback =
      me === undefined ? missing.myFeedback : await answerTo(world, county, things.debtor);
    return { params: { feedback }, body: { rating: 5, words: '' } };
  }),
  renameHouseholdFor: named({ name: '老周家' }),
  handOverHouseholdFor: named({ name: '王小禾' }),
  takeOutRelativeFor: named({ name: '王小禾' }),
  addChildFor: forSomebody(async (asking, me) => {
    await withRelative(asking, me);
    return { body: child };
  }),
  withdrawConsentFor: forSomebody(async (asking, me) => {
    await withRelative(asking, me);
    if (me !== undefined) (await me('addChild', { body: child })).ok;
    return { body: { name: child.name } };
  }),
  getLapsingFor: forSomebody(),
  giveToVillageFor: forSomebody(async (asking, me) => {
    const lapsesOn = await lapsingPoints({ ...asking, ...(me && { caller: me }) });
    return { body: { lapsesOn, points: 2 } };
  }),
  getYearsFor: forSomebody(),
  getYearPaperFor: forSomebody(({ world }) => ({
    params: { year: String(yearOf(localDate(world.deps.clock.now()))) },
  })),
  listShopFor: forSomebody(),
  reserveFor: forSomebody(({ things }) => ({ body: { offer: things.offer } })),
  listRedemptionsFor: forSomebody(),
  printVoucherFor: forSomebody(reserved),
  cancelRedemptionFor: forSomebody(reserved),
  makeCardFor: forSomebody(),
  endCardFor: forSomebody(),
  listRedPacketsFor: forSomebody(),
  askRedPacketFor: forSomebody(({ things }) => ({
    body: { offer: things.redPacketOffer, account },
  })),
  withdrawRedPacketFor: forSomebody(async ({ things }, me) => {
    const body = { offer: things.redPacketOffer, account };
    const packet =
      me === undefined ? missing.redPacket : (await me('askRedPacket', { body })).ok.id;
    return { params: { packet } };
  }),
};
