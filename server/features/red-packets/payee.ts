import type { Payee } from '../../platform/alipay/client.ts';
import type { Opener, Sealer } from '../../platform/data-keys.ts';
import { maskName, maskPhone } from '../../platform/mask.ts';

const payeeAt = (id: string) => ({ field: 'red_packets.payee', row: id });

/** Whom a packet is for, as only the key of the resident opens it. @throws for somebody without a key */
export function sealPayee(seal: Sealer, id: string, payee: Payee): string {
  const sealed = seal(JSON.stringify(payee), payeeAt(id));
  if (sealed === null) throw new Error(`red packet ${id} is of somebody without a key`);
  return sealed;
}

interface Sealed {
  id: string;
  resident: string;
  payee_sealed: string;
}

/** undefined where its owner was erased. */
export function openPayee(open: Opener, { id, resident, payee_sealed }: Sealed): Payee | undefined {
  const text = open(resident, payee_sealed, payeeAt(id));
  return text === null ? undefined : (JSON.parse(text) as Payee);
}

/** Enough of an account to be told from others: 138****5678, w***@mail.cn, 2088********1234. */
export function maskAccount({ kind, account }: Payee): string {
  const at = account.indexOf('@');
  if (kind === 'user') return `${account.slice(0, 4)}${'*'.repeat(8)}${account.slice(-4)}`;
  return at < 0 ? maskPhone(account) : `${account.slice(0, 1)}***${account.slice(at)}`;
}

export const maskPayee = (payee: Payee) => ({
  name: maskName(payee.name),
  account: maskAccount(payee),
});
