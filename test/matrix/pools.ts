import type { RouteName } from '../../contract/table.ts';
import { insertWarning } from '../../server/features/pools/warning-store.ts';
import { localDate } from '../../server/platform/calendar.ts';
import { jobScope } from '../../server/platform/scope.ts';
import type { Caller, TestApp } from '../app.ts';
import { staffId } from '../county.ts';
import { fundOf, openEmptyPool, pledge, receive } from '../sponsors.ts';
import { loginOf, seats } from './land.ts';
import { openMakers } from './people.ts';
import type { Asking, Recipe } from './recipe.ts';
import type { ThingName, Things } from './things.ts';

const pool = 'gifts';
const note = { note: '看过凭证，情况属实' };
const large = 12_000;
/** Of what came this stays when the rest is asked back: red packets are paid of it. */
const stays = 1_000;

/** Two sponsors and what they pledged, a receipt and a return that wait to be signed, a warning. */
export async function makePools(world: TestApp, county: number): Promise<Partial<Things>> {
  const { first, second } = await openMakers(world, county);
  await openEmptyPool(first, pool);
  const named = (name: string) => ({ kind: 'society', nameZh: name, nameEn: name });
  const [sponsor, otherSponsor] = [
    (await first('createSponsor', { body: named('甲商会') })).ok.id,
    (await first('createSponsor', { body: named('乙商会') })).ok.id,
  ];
  const members = seats.map((seat) => staffId(loginOf('sponsor', seat)));
  (await first('setSponsorMembers', { params: { id: sponsor }, body: { members } })).ok;
  const mine = await pledge(first, { sponsor, pool, points: 3 * large });
  const theirs = await pledge(first, { sponsor: otherSponsor, pool, points: 1_000 });
  await receive(first, theirs.id, 100);
  const come = (await receive(first, mine.id, large)).receipts[0]?.id ?? '';
  (await second('signReceipt', { params: { id: come }, body: note })).ok;
  const { receipts } = await receive(first, mine.id, large);
  const { cover } = await fundOf(first, { sponsor, pool });
  const wanted = { sponsor, points: cover - stays, withLapsed: false, reason: '年终结清' };
  const asked = await first('returnCover', { params: { code: pool }, body: wanted });
  return {
    sponsor,
    otherSponsor,
    pledge: mine.id,
    othersPledge: theirs.id,
    receipt: receipts.find(({ state }) => state === 'asked')?.id ?? '',
    coverReturn: asked.ok.id,
    poolWarning: await warn(world, county),
  };
}

/** A warning that nobody has read yet. */
async function warn({ deps }: TestApp, county: number): Promise<string> {
  const [id, raised_at] = [deps.ids.uuid(), deps.clock.now()];
  const figures = { days: 30, cover: 10n, daily_points: 1, runs_out_on: localDate(raised_at) };
  const warning = { id, pool, raised_at, ...figures };
  await deps.database.transact((tx) => insertWarning(tx, jobScope(county, 'warn'), warning));
  return id;
}

const ofCounty = (name: ThingName, body?: unknown): Recipe => ({
  about: 'county',
  named: true,
  ask: ({ things }) => ({ params: { id: things[name] }, body }),
});
const nothing = (body?: unknown): Recipe => ({
  about: 'nothing',
  named: false,
  ask: () => ({ body }),
});
const whole = (wanted: { params?: Record<string, string>; body?: unknown }): Recipe => ({
  about: 'county',
  named: false,
  ask: () => wanted,
});

/** What belongs to the sponsor for which whoever is tried signs in, or to another one. */
const ofSponsor = (
  [mine, others]: [mine: ThingName, others: ThingName],
  body?: unknown,
): Recipe => ({
  about: 'county',
  named: true,
  ask: ({ things, whose }) => ({
    params: { id: things[whose === 'another’s' ? others : mine] },
    body,
  }),
});

/** A large receipt that others confirmed, or one that whoever is tried just confirmed. */
const signingReceipt: Recipe = {
  ...ofCounty('receipt', note),
  ask: async ({ things, whose, caller }) => {
    const id = whose === 'mine' ? await confirmLarge(caller, things) : things.receipt;
    return { params: { id }, body: note };
  },
};

async function confirmLarge(caller: Caller, { sponsor }: Things): Promise<string> {
  const { id } = await pledge(caller, { sponsor, pool, points: large });
  return (await receive(caller, id, large)).receipts[0]?.id ?? '';
}

/** A large return that others asked for, or one that whoever is tried just asked for. */
const signingReturn: Recipe = {
  ...ofCounty('coverReturn', note),
  ask: async ({ things, whose, caller, world, county }) => {
    const mine = whose === 'mine' && (await askLarge({ things, caller, world, county }));
    return { params: { id: mine || things.coverReturn }, body: note };
  },
};

async function askLarge({
  things,
  caller,
  world,
  county,
}: Pick<Asking, 'things' | 'caller' | 'world' | 'county'>): Promise<string> {
  const { second } = await openMakers(world, county);
  const sponsor = things.otherSponsor;
  const { id } = await pledge(caller, { sponsor, pool, points: large });
  const receipt = (await receive(caller, id, large)).receipts[0]?.id ?? '';
  (await second('signReceipt', { params: { id: receipt }, body: note })).ok;
  const body = { sponsor, points: large, withLapsed: false, reason: '年终结清' };
  return (await caller('returnCover', { params: { code: pool }, body })).ok.id;
}

/** Pools, sponsors, what they pledge, and what comes and goes back. */
export const ofPools: Partial<Record<RouteName, Recipe>> = {
  listPools: nothing(),
  getPool: whole({ params: { code: pool } }),
  createPool: whole({
    body: { code: 'another', kind: 'society', nameZh: '另一个', nameEn: 'One' },
  }),
  seePoolWarning: ofCounty('poolWarning'),
  getLiability: nothing(),
  recordReceipt: ofCounty('pledge', { amountFen: 100, voucher: '收字 12' }),
  signReceipt: signingReceipt,
  declineReceipt: signingReceipt,
  returnCover: {
    ...ofCounty('otherSponsor'),
    ask: ({ things }) => ({
      params: { code: pool },
      body: { sponsor: things.otherSponsor, points: 1, withLapsed: false, reason: '用不完' },
    }),
  },
  signReturn: signingReturn,
  declineReturn: signingReturn,
  listSponsors: nothing(),
  createSponsor: whole({ body: { kind: 'enterprise', nameZh: '丙商会', nameEn: 'Third' } }),
  setSponsorMembers: ofCounty('otherSponsor', { members: [] }),
  makePledge: ofSponsor(['sponsor', 'otherSponsor'], {
    pool,
    kind: 'money',
    amountFen: 10_000,
    note: '',
  }),
  withdrawPledge: ofSponsor(['pledge', 'othersPledge']),
  getMySponsor: nothing(),
  setThanks: nothing({ thanked: true }),
  listThanked: nothing(),
};
