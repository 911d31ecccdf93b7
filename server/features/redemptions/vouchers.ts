import { areDigits, normalCode, passMessage, writePass } from '../../../contract/counter-pass.ts';
import type { Presented, Voucher } from '../../../contract/redemptions.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import type { SigningKey } from '../../platform/signing-key.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import { nameResidents } from '../privacy/service.ts';
import * as rewards from '../rewards/service.ts';
import { drawPrinted, drawShown, hashOf } from './codes.ts';
import { isTypedOut, passHours, voucherSeconds } from './decide.ts';
import { lockOne } from './endings.ts';
import { printVoucher } from './print.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import * as voucherStore from './voucher-store.ts';

const digitCount = 8;
/** Digits that may be drawn before a free number must be among them. */
const draws = 8;

/** A number names the counter too: the same digits at two counters are two codes. */
const digitsAt = ({ cipher }: Pick<Deps, 'cipher'>, counter: string, digits: string) =>
  cipher.blindIndexes(`${counter}/${digits}`, 'vouchers.digits');

/** A code for the phone of whoever reserved, in place of the one before: shown to nobody else. */
export async function showVoucher(
  deps: SigningDeps,
  ask: Ask,
  id: string,
): Promise<Voucher | Refusal> {
  const { scope } = ask;
  return attempt(deps, ask, async (tx) => {
    const row = await lockOne(tx, { deps, ask }, { id, resident: residentOf(scope) });
    if (row === undefined) return refuse('redemption_not_found');
    const now = deps.clock.now();
    if (!isKept(row, now)) return refuse('redemption_ended');
    const expiresAt = new Date(now.getTime() + voucherSeconds * 1_000);
    const { digits, digitsIndex } = await drawDigits(tx, { deps, scope }, row.counter);
    const qr = drawShown(deps.ids);
    await voucherStore.keepVoucher(tx, scope, {
      redemption: id,
      counter: row.counter,
      codeHash: hashOf(qr),
      digitsIndex,
      expiresAt,
    });
    return { qr, digits, expiresAt: expiresAt.toISOString(), ...signPass(deps, row) };
  });
}

export interface SigningDeps extends Deps {
  sealKey: SigningKey;
}

/** What counters check by themselves: this reservation, there, for some hours and no longer than it is kept. */
function signPass({ sealKey, clock }: SigningDeps, row: store.RedemptionRow) {
  const hours = clock.now().getTime() + passHours * 3_600_000;
  // Whole seconds, as they are signed.
  const until = new Date(Math.floor(Math.min(hours, row.hold_until.getTime()) / 1_000) * 1_000);
  const pass = { redemption: row.id, counter: row.counter, offer: row.offer, until };
  const signature = sealKey.sign(passMessage(row.county, pass));
  return { pass: writePass(pass, signature), passUntil: until.toISOString() };
}

/** Reserved, and its time is not over: what a counter may still have handed over stays a while longer. */
const isKept = ({ state, hold_until }: store.RedemptionRow, now: Date) =>
  state === 'reserved' && hold_until > now;

/** Digits that are no live code at this counter. */
async function drawDigits(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  counter: string,
): Promise<{ digits: string; digitsIndex: Buffer }> {
  await voucherStore.lockCodesOf(tx, scope, counter);
  const drawn = Array.from({ length: draws }, () => {
    const digits = deps.ids.digits(digitCount);
    return { digits, digitsIndex: digitsAt(deps, counter, digits)[0] };
  });
  const indexes = drawn.map(({ digitsIndex }) => digitsIndex);
  const taken = await voucherStore.findTaken(tx, scope, {
    counter,
    indexes,
    now: deps.clock.now(),
  });
  const free = drawn.find(({ digitsIndex }) => !taken.some((one) => one.equals(digitsIndex)));
  if (free === undefined) throw new Error(`no free digits at counter ${counter}`);
  return free;
}

/** A code on paper, good as long as the piece is kept. */
export function printMyVoucher(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const row = await lockOne(tx, { deps, ask }, { id, resident: residentOf(scope) });
    if (row === undefined) return refuse('redemption_not_found');
    if (!isKept(row, deps.clock.now())) return refuse('redemption_ended');
    const code = await printVoucher(tx, { deps, scope }, row);
    const object = `redemption/${id}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'redemption.printed', object });
    return { code, goodUntil: row.hold_until.toISOString() };
  });
}

interface Showing {
  counter: string;
  code: string;
}

/**
 * What a code stands for that is shown at the counter of whoever asks. Every wrong code gets the same
 * answer, and wrong digits are counted: they could be guessed.
 */
export function presentVoucher(
  deps: Deps,
  ask: Ask,
  { counter, code }: Showing,
): Promise<Presented | Refusal> {
  const { scope } = ask;
  return attempt(deps, ask, async (tx) => {
    if ((await rewards.findServed(tx, scope, counter)) === undefined)
      return refuse('counter_not_found');
    const now = deps.clock.now();
    const typed = areDigits(code);
    const mayType = async () =>
      !isTypedOut(await voucherStore.countMisses(tx, scope, { counter, now }));
    if (typed && !(await mayType())) return typedOut;
    const found = await voucherStore.findByCode(tx, scope, {
      counter,
      now,
      codeHash: hashOf(code),
      digitsIndexes: digitsAt(deps, counter, normalCode(code)),
    });
    // Whose it is before the codes of the counter, as whoever shows a code locks them.
    const row = found && (await lockOne(tx, { deps, ask }, { id: found.id }));
    if (typed) {
      await voucherStore.lockCodesOf(tx, scope, counter);
      // Others may have typed meanwhile.
      if (!(await mayType())) return typedOut;
    }
    if (row?.state === 'reserved') return present(tx, { deps, ask }, row);
    if (typed && found === undefined)
      await voucherStore.recordMiss(tx, scope, { id: deps.ids.uuid(), counter, at: now });
    // Or handed over or cancelled while it was looked for.
    return refuse('code_not_valid');
  });
}

const typedOut = refuse('codes_typed_out', { retryAfterSeconds: 600 });

async function present(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  row: store.RedemptionRow,
): Promise<Presented> {
  const { scope } = ask;
  const { id } = row;
  const now = deps.clock.now();
  const staff = staffOf(scope).id;
  await store.changeRedemptions(tx, scope, { ids: [id], presented_at: now, presented_by: staff });
  const object = `redemption/${id}` as const;
  await recordAudit(tx, { deps, ask }, { action: 'redemption.presented', object });
  return showPresented(tx, { deps, ask }, row);
}

/** A reservation as the counter sees it to which it was shown. */
export async function showPresented(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  row: store.RedemptionRow,
): Promise<Presented> {
  const now = deps.clock.now();
  const offered = (await rewards.getOffered(tx, scope, { offers: [row.offer], now })).get(
    row.offer,
  );
  if (offered === undefined) throw new Error(`no offer ${row.offer}`);
  const named = { resident: row.resident, caseCode: null };
  const nameOf = await nameResidents(tx, { deps, scope }, [named]);
  const batch = await rewards.nextBatchOf(tx, scope, { offer: row.offer, at: now });
  return {
    id: row.id,
    name: offered.name,
    kind: offered.kind,
    photo: offered.photo,
    words: offered.words,
    residentName: nameOf(named),
    slot: rewards.showSlot(offered.slot),
    points: row.points,
    reservedAt: row.reserved_at.toISOString(),
    holdUntil: row.hold_until.toISOString(),
    batch: batch === undefined ? null : { label: batch.label, bestBefore: batch.best_before },
  };
}

/** A card by which somebody without a phone redeems; the one before ends. */
export function makeMyCard(deps: Deps, ask: Ask) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const resident = residentOf(scope);
    const code = drawPrinted(deps.ids);
    const card = { resident, codeHash: hashOf(code), at: deps.clock.now() };
    await voucherStore.keepCard(tx, scope, card);
    await recordAudit(tx, { deps, ask }, { action: 'card.made', object: `resident/${resident}` });
    return { code };
  });
}

/** The card is lost, or not wanted any more. */
export function endMyCard(deps: Deps, ask: Ask) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const resident = residentOf(scope);
    const ended = await voucherStore.endCard(tx, scope, resident);
    const object = `resident/${resident}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'card.ended', object, details: { ended } });
    return { ended };
  });
}
