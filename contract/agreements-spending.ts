import Type from 'typebox';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { MyRedPacket, RedPacketChance, redPacketRoutes } from './red-packets.ts';
import { PrintedRedemption, Redemption, Shop, Wanted } from './redemptions.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import { YearStatement } from './statements.ts';
import { CountyCode, Cursor, Id, Instant, Nullable } from './values.ts';
import { MyLapsing, VillageGift, yearEndRoutes } from './year-end.ts';

const page = Type.Object({ after: Type.Optional(Cursor) });
const ofRedemption = Type.Object({ county: CountyCode, id: Id, redemption: Id });

/** What who agreed spends points on, gives away or has paid out, and the papers of it. */
export const agreementSpendingRoutes = defineRoutes({
  getLapsingFor: {
    method: 'GET',
    path: '/:county/agreements/:id/lapsing',
    summary: 'Which points of who agreed lapse when, and what they gave to their village',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, MyLapsing),
  },
  giveToVillageFor: {
    method: 'POST',
    path: '/:county/agreements/:id/gifts',
    summary: 'Who agreed gives points that are about to lapse to the pool of their village',
    policy: doneFor,
    params: ByAgreement,
    body: yearEndRoutes.giveToVillage.body,
    answers: answers(201, VillageGift),
  },
  getYearsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/statement/years',
    summary: 'The points of who agreed year by year',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ years: Type.Array(YearStatement) })),
  },
  getYearPaperFor: {
    method: 'GET',
    path: '/:county/agreements/:id/statement/years/:year/statement.pdf',
    summary:
      'A year of points line by line for who agreed to take along (PDF, A4); of what is confidential no reason is said',
    policy: shownFor,
    params: Type.Object({
      county: CountyCode,
      id: Id,
      year: Type.Integer({ minimum: 2020, maximum: 2199 }),
    }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
  listShopFor: {
    method: 'GET',
    path: '/:county/agreements/:id/shop',
    summary: 'What who agreed can spend points on, at what price, and where it is',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Shop),
  },
  reserveFor: {
    method: 'POST',
    path: '/:county/agreements/:id/redemptions',
    summary: 'Reserve one piece or seat for who agreed; the code is printed',
    policy: doneFor,
    params: ByAgreement,
    body: Wanted,
    answers: answers(201, PrintedRedemption),
  },
  listRedemptionsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/redemptions',
    summary: 'What who agreed reserved and took, newest first',
    policy: shownFor,
    params: ByAgreement,
    query: page,
    answers: answers(
      200,
      Type.Object({ redemptions: Type.Array(Redemption), next: Nullable(Cursor) }),
    ),
  },
  printVoucherFor: {
    method: 'POST',
    path: '/:county/agreements/:id/redemptions/:redemption/paper',
    summary: 'A code on paper for what who agreed reserved; the one before is good no more',
    policy: doneFor,
    params: ofRedemption,
    answers: answers(201, Type.Object({ code: Type.String(), goodUntil: Instant })),
  },
  cancelRedemptionFor: {
    method: 'POST',
    path: '/:county/agreements/:id/redemptions/:redemption/cancellation',
    summary: 'Give a reservation of who agreed back: the points return to where they came from',
    policy: doneFor,
    params: ofRedemption,
    answers: answers(200, Redemption),
  },
  makeCardFor: {
    method: 'POST',
    path: '/:county/agreements/:id/card',
    summary: 'A card by which who agreed redeems without a phone; the one before is good no more',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(201, Type.Object({ code: Type.String() })),
  },
  endCardFor: {
    method: 'DELETE',
    path: '/:county/agreements/:id/card',
    summary: 'The card of who agreed is lost, or not wanted any more',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ ended: Type.Boolean() })),
  },
  listRedPacketsFor: {
    method: 'GET',
    path: '/:county/agreements/:id/red-packets',
    summary: 'Red packets that who agreed can ask for, and those they asked for, newest first',
    policy: shownFor,
    params: ByAgreement,
    query: page,
    answers: answers(
      200,
      Type.Object({
        chances: Type.Array(RedPacketChance),
        packets: Type.Array(MyRedPacket),
        next: Nullable(Cursor),
      }),
    ),
  },
  askRedPacketFor: {
    method: 'POST',
    path: '/:county/agreements/:id/red-packets',
    summary:
      'Ask for a red packet for who agreed within the last five minutes, to their own account',
    policy: { ...doneFor, stepUp: true },
    params: ByAgreement,
    body: redPacketRoutes.askRedPacket.body,
    answers: answers(201, MyRedPacket),
  },
  withdrawRedPacketFor: {
    method: 'POST',
    path: '/:county/agreements/:id/red-packets/:packet/withdrawal',
    summary: 'Take back what who agreed asked for while it is not approved',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, packet: Id }),
    answers: answers(201, MyRedPacket),
  },
});
