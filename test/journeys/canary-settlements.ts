import { sellLastMonth } from '../settlements.ts';
import { openShop } from '../shop.ts';
import type { Ground } from './canary-cases.ts';

/** A settlement with canaries in what was contested, answered and paid. @returns its key */
export async function fillSettlement(the: Ground): Promise<string> {
  const shop = await openShop(the.world);
  const { period } = await sellLastMonth(the.world, { shop, bags: 2 });
  const body = { period, counter: shop.counter };
  const id = (await shop.treasurer('openSettlements', { body })).ok.settlement ?? '';
  const line = { params: { id, no: '1' } };
  const contested = the.canaries.in('disputeSettlementLine', { reason: '数不对' });
  (await shop.merchant('disputeSettlementLine', { ...line, body: contested })).ok;
  (await shop.merchant('confirmSettlement', { params: { id } })).ok;
  const answer = { words: '核对过了', correction: null };
  const answering = the.canaries.in('answerSettlementDispute', answer);
  (await shop.treasurer('answerSettlementDispute', { ...line, body: answering })).ok;
  const paying = the.canaries.in('markSettlementPaid', { voucher: '付字 1' });
  (await the.desk.leader('markSettlementPaid', { params: { id }, body: paying })).ok;
  return id;
}

/** Pages of settlements in the console. */
export const settlementPages = (id: string) =>
  ['', '/new', `/${id}`].map((one) => `#/settlements${one}`);
