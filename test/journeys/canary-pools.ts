import { staffId } from '../county.ts';
import type { Ground } from './canary-cases.ts';

const note = '看过凭证';
const pool = 'gifts';
const large = 1_200_000;

/** A pool, a sponsor, what it pledged, and what came and went back, each with canaries in its words. */
export async function fillPools(the: Ground): Promise<void> {
  const { treasurer, leader, sponsor: member } = the.desk;
  const open = { code: pool, kind: 'society', nameZh: '公益池', nameEn: 'Gifts' };
  (await treasurer('createPool', { body: the.canaries.in('createPool', open) })).ok;
  const organisation = { kind: 'enterprise', nameZh: '商会', nameEn: 'Chamber' };
  const wanted = the.canaries.in('createSponsor', organisation);
  const sponsor = (await treasurer('createSponsor', { body: wanted })).ok.id;
  const members = { members: [staffId('sponsor')] };
  (await treasurer('setSponsorMembers', { params: { id: sponsor }, body: members })).ok;
  const goods = { pool, kind: 'goods', goods: '大米', amountFen: 5 * large, note };
  const body = the.canaries.in('makePledge', goods);
  const { id } = (await member('makePledge', { params: { id: sponsor }, body })).ok;
  await receiveAll(the, id);
  const asking = () =>
    the.canaries.in('returnCover', { sponsor, points: 10_000, withLapsed: false, reason: note });
  for (const then of ['declineReturn', 'signReturn'] as const) {
    const returning = { params: { code: pool }, body: asking() };
    const { id: asked } = (await treasurer('returnCover', returning)).ok;
    const signing = { params: { id: asked }, body: the.canaries.in(then, { note }) };
    (await leader(then, signing)).ok;
  }
  (await member('setThanks', { body: { thanked: true } })).ok;
}

/** One receipt that was declined, one that was signed, one that still waits. */
async function receiveAll({ canaries, desk }: Ground, pledge: string): Promise<void> {
  for (const then of ['declineReceipt', 'signReceipt', undefined] as const) {
    const coming = canaries.in('recordReceipt', { amountFen: large, voucher: '收字 1' });
    const { receipts } = (
      await desk.treasurer('recordReceipt', { params: { id: pledge }, body: coming })
    ).ok;
    const id = receipts.find(({ state }) => state === 'asked')?.id ?? '';
    if (then === undefined) continue;
    (await desk.leader(then, { params: { id }, body: canaries.in(then, { note }) })).ok;
  }
}

/** Pages of pools by who reads them. */
export const poolPages = {
  treasurer: ['', '/new', `/pool/${pool}`, '/sponsors', '/liability'].map((one) => `#/pools${one}`),
  sponsor: ['#/sponsorship'],
} as const;
