import { writeShown } from '../../contract/counter-pass.ts';
import type { Voucher } from '../../contract/redemptions.ts';

/** What a phone without a network still shows at a counter, until then. */
export interface KeptPass {
  shown: string;
  until: string;
}

const keyOf = (redemption: string) => `pingan.pass.${redemption}`;

/** A code with its pass, as it is shown; kept until the next one takes its place. */
export function keepPass(redemption: string, { qr, pass, passUntil }: Voucher): KeptPass {
  const kept = { shown: writeShown(qr, pass), until: passUntil };
  try {
    localStorage.setItem(keyOf(redemption), JSON.stringify(kept));
  } catch {
    // Only a phone without a network suffers.
  }
  return kept;
}

/** The one kept last, as long as it is good. */
export function keptPass(redemption: string, now: number): KeptPass | undefined {
  try {
    const stored = localStorage.getItem(keyOf(redemption));
    const kept = stored === null ? undefined : (JSON.parse(stored) as KeptPass);
    return kept !== undefined && Date.parse(kept.until) > now ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** What was given back or handed over leaves nothing on the phone. */
export function forgetPass(redemption: string): void {
  try {
    localStorage.removeItem(keyOf(redemption));
  } catch {
    // It runs out by itself.
  }
}
