import type { Redemption } from '../../contract/redemptions.ts';
import { endDueRedemptions } from '../../server/features/redemptions/service.ts';
import type { Called } from '../app.ts';
import {
  among,
  byId,
  type Outcome,
  type Round,
  type Said,
  sitDown,
  somewhere,
  unexpected,
  type Won,
} from './round.ts';

const one = { least: 1, most: 1 } as const;

/** What was reserved is to be handed over, given back, refused and to run out, all at once; or to come back. */
export async function oneEnd(round: Round): Promise<Outcome> {
  const { arena, chance, shop } = round;
  const { offer } = await shop.offer({ holdHours: 1 }, { pieces: 2 });
  const who = chance.pick(arena.people);
  const { id } = (await who.here('reserve', { body: { offer } })).ok;
  return chance.happens(0.3) ? comeBack(round, { who, id }) : fight(round, { who, id });
}

type Ended = Called<'handOverReward' | 'cancelRedemption' | 'refuseRedemption'>;

/** Codes are shown and typed meanwhile: those who show and those who type want the same rows. */
async function fight(begun: Round, won: Won): Promise<Outcome> {
  const { arena, chance } = begun;
  const isDue = chance.happens(0.4);
  if (isDue) arena.world.clock.advance({ minutes: 55 });
  const round = { ...begun, merchant: await sitDown(arena) };
  const digits = await presentTo(round, won);
  if (isDue) arena.world.clock.advance({ minutes: 5 });
  const ends: Promise<Ended>[] = [];
  const codes: Promise<Said>[] = [];
  for (const _ of arena.people)
    if (chance.happens(0.2)) codes.push(among(round, () => useCode(round, won, digits)));
    else ends.push(among(round, () => end(round, won)));
  const servers = isDue ? [arena.world, arena.other] : [];
  const jobs = servers.map(({ deps }) => among(round, () => endDueRedemptions(deps)));
  const [ended, coded, ran] = await Promise.all([
    Promise.all(ends),
    Promise.all(codes),
    Promise.all(jobs),
  ]);
  const done = ended.filter(({ status }) => status === 200);
  const out = ran.reduce((sum, count) => sum + count, 0);
  const states = [...done.map(({ ok }) => ok.state), ...(out > 0 ? ['timed_out'] : [])];
  const wrong = [
    ...unexpected(ended, ['redemption_ended']),
    ...unexpected(coded, ['redemption_ended', 'code_not_valid', 'codes_typed_out']),
    ...(await wrongState(won, states)),
  ];
  return { served: done.length + out, ...one, wrong };
}

/** Shows the code to the merchant. @returns the digits that go with it */
async function presentTo({ merchant, shop }: Round, { who, id }: Won): Promise<string> {
  const { qr, digits } = (await who.here('showVoucher', byId(id))).ok;
  (await merchant.here('presentVoucher', { ...byId(shop.counter), body: { code: qr } })).ok;
  return digits;
}

function end(round: Round, { who, id }: Won): Promise<Ended> {
  const merchant = somewhere(round, round.merchant);
  const way = round.chance.whole(1, 3);
  if (way === 1) return merchant('handOverReward', byId(id));
  if (way === 2) return somewhere(round, who)('cancelRedemption', byId(id));
  return merchant('refuseRedemption', { ...byId(id), body: { reason: 'other' } });
}

function useCode(round: Round, { who, id }: Won, digits: string): Promise<Said> {
  if (round.chance.happens(0.5)) return somewhere(round, who)('showVoucher', byId(id));
  const shown = { ...byId(round.shop.counter), body: { code: digits } };
  return somewhere(round, round.merchant)('presentVoucher', shown);
}

/** What whoever reserved reads is what the one who ended it was told. */
async function wrongState({ who, id }: Won, told: readonly string[]): Promise<string[]> {
  const { redemptions } = (await who.there('listMyRedemptions')).ok;
  const state = redemptions.find((row) => row.id === id)?.state;
  return told.join() === state ? [] : [`it is ${state}, and was said to be ${told.join()}`];
}

/** What was handed over comes back, onto its shelf or not: once. */
async function comeBack(round: Round, won: Won): Promise<Outcome> {
  const { arena, chance, merchant } = round;
  await presentTo(round, won);
  (await merchant.there('handOverReward', byId(won.id))).ok;
  const answers = await Promise.all(
    arena.people.map(() => {
      const body = { reason: chance.pick(['spoilt', 'mistake']), restock: chance.happens(0.5) };
      return somewhere(round, merchant)('returnRedemption', { ...byId(won.id), body });
    }),
  );
  const returned = answers.filter(({ status }) => status === 200);
  const states: Redemption['state'][] = returned.map(({ ok }) => ok.state);
  const wrong = [
    ...unexpected(answers, ['redemption_not_handed_over']),
    ...(await wrongState(won, states)),
  ];
  return { served: returned.length, ...one, wrong };
}
