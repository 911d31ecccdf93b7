import { type AccountId, isPaidAccount, kindOf, lapseDateOf } from '../../server/ledger/account.ts';

/**
 * The name of an account as both programs accept it. Names say whose points they are in the books of
 * those who stand behind them: a pledge is theirs to claim, a holder's points are theirs to honour.
 * No account stands below another: a balance in beancount counts the accounts below it.
 */
export function accountName(account: AccountId): string {
  const number = numberOf(account);
  const low = Number(account & 0xffffn);
  switch (kindOf(account)) {
    case 'holder':
      return `Liabilities:Holders:H${number}:${lapseDateOf(account)}`;
    case 'merchant':
      return `Liabilities:Merchants:M${number}${part(low)}`;
    case 'pool':
      return `Equity:Pools:P${number}:${low === 0 ? 'Reserve' : `Slice${two(low)}`}`;
    case 'lapsed':
      return `Equity:Lapsed:H${number}${part(low)}`;
    case 'source':
      return isPaidAccount(account)
        ? `Assets:Payments:M${number}`
        : `Assets:Pledges:P${number}${part(low)}`;
    case 'village':
      return `Liabilities:Villages:V${number}${part(low)}`;
    case 'debt':
      return `Assets:Debts:H${number}${part(low)}`;
  }
}

/** Where points that were announced to (`In`) or by (`Out`) an account wait for their end. */
export function announcedName(account: AccountId, way: 'In' | 'Out'): string {
  const [, ...path] = accountName(account).split(':');
  return ['Equity', 'Announced', way, ...path].join(':');
}

const numberOf = (account: AccountId) => String(account >> 20n).padStart(6, '0');
const two = (low: number) => String(low).padStart(2, '0');
const part = (low: number) => (low === 0 ? '' : `-${low}`);
