import type { Fund, Pledge } from '../contract/pools.ts';
import type { Caller } from './app.ts';
import { staffId } from './county.ts';

let named = 0;

/** A sponsor of the test county; `sponsor` signs in for it where that is asked for. */
export async function takeInSponsor(
  treasurer: Caller,
  { member }: { member?: 'sponsor' | 'sponsor_second' } = {},
): Promise<string> {
  const nameZh = `测试商会${++named}`;
  const body = { kind: 'enterprise', nameZh, nameEn: `Chamber ${named}` };
  const { id } = (await treasurer('createSponsor', { body })).ok;
  if (member !== undefined) {
    const members = { members: [staffId(member)] };
    (await treasurer('setSponsorMembers', { params: { id }, body: members })).ok;
  }
  return id;
}

export interface Promised {
  sponsor: string;
  pool: string;
  points: number;
}

/** A pledge of money, at the face value of one yuan a point. */
export async function pledge(by: Caller, { sponsor, pool, points }: Promised): Promise<Pledge> {
  const body = { pool, kind: 'money', amountFen: points * 100, note: '' };
  return (await by('makePledge', { params: { id: sponsor }, body })).ok;
}

/** So many points of a pledge have come: cover at once, being less than a large sum. */
export async function receive(treasurer: Caller, id: string, points: number): Promise<Pledge> {
  const body = { amountFen: points * 100, voucher: `收字第 ${points} 号` };
  return (await treasurer('recordReceipt', { params: { id }, body })).ok;
}

/** Cover in a pool by a sponsor, through a pledge and its receipt. */
export async function cover(treasurer: Caller, promise: Promised): Promise<void> {
  const { id } = await pledge(treasurer, promise);
  await receive(treasurer, id, promise.points);
}

/** A pool that begins empty. */
export async function openEmptyPool(treasurer: Caller, code: string): Promise<void> {
  const body = { code, kind: 'society', nameZh: `${code} 池`, nameEn: code };
  (await treasurer('createPool', { body })).ok;
}

export async function fundOf(
  reader: Caller,
  { sponsor, pool }: { sponsor: string; pool: string },
): Promise<Fund> {
  const { funds } = (await reader('getPool', { params: { code: pool } })).ok;
  const fund = funds.find((one) => one.sponsor === sponsor);
  if (fund === undefined) throw new Error(`no fund of ${sponsor} in ${pool}`);
  return fund;
}

/** The awards of a resident as they stand in the statement, newest first. */
export const statementOf = async (resident: Caller) => (await resident('listMyAwards')).ok.lines;
