import * as feedback from '../../../server/features/feedback/service.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten, residentAt, type Shop } from './shop.ts';

interface Piece {
  kind: 'suggestion' | 'complaint';
  words: string;
  /** Days ago. */
  sent: number;
  accepted?: boolean;
  answer?: string;
  /** Asked afterwards whether the answer helps. */
  visit?: string;
  rating?: number;
  /** The answer did not help: another one, and what was said of that. */
  again?: { answer: string; rating: number };
  adopted?: string;
}

/** What residents of the demo say of the platform, at every bend of the road. */
const pieces: readonly Piece[] = [
  {
    kind: 'suggestion',
    words: '积分超市的兑换点能不能标在地图上，老人找得到。',
    sent: 9,
    accepted: true,
    answer: '好主意。兑换点页面加了地址和开门时间，地图随后就上。',
    rating: 5,
    adopted: '兑换点已经写明地址和开门时间。',
  },
  {
    kind: 'complaint',
    words: '周六去窗口办兑换卡没有人，白跑一趟。',
    sent: 6,
    accepted: true,
    answer: '对不住。周六上午改为有人值班，门口贴了时间。',
  },
  {
    kind: 'suggestion',
    words: '上报的时候想多传几张照片，最好能传短视频。',
    sent: 3,
    accepted: true,
  },
  { kind: 'suggestion', words: '大字版的按钮还可以再分得开一些。', sent: 1 },
  {
    kind: 'complaint',
    words: '兑换点的大米去了两次都没货，手机上却写着有。',
    sent: 19,
    accepted: true,
    answer: '大米比较紧俏，建议早点去。',
    rating: 2,
    again: {
      answer: '您说得对。兑换点每天开门前点货，手机上的数量改为当天实数，预订的给您留着。',
      rating: 5,
    },
  },
  {
    kind: 'suggestion',
    words: '巡逻的积分能不能当天就看到。',
    sent: 13,
    accepted: true,
    answer: '可以。轨迹核对通过就入账，当天能看到；没有网络的，交上来那天入账。',
    visit: '打电话问了：队员说清楚了，还想再看两次。',
  },
];

/** Writes them where nobody has said anything yet. */
export async function writeFeedback(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'feedback', county)) return;
  const now = deps.clock.now();
  await inOneTransaction(deps, async (within) => {
    const desk: Shop = { deps: within, county, residents, staff, now };
    for (const [place, piece] of pieces.entries()) await walk(desk, piece, place);
  });
}

async function walk(desk: Shop, piece: Piece, place: number): Promise<void> {
  const who = desk.residents[place];
  if (who === undefined) return;
  const me = residentAt(desk, who);
  const clerk = actingAt(desk, 'shouli');
  const leader = actingAt(desk, 'lingdao');
  const key = `feedback/${place}`;
  const after = (steps: number) => daysBefore(desk.now, piece.sent - steps * 0.9);
  const sending = me(`${key}/sent`, after(0));
  const { kind, words, answer, visit, rating, again, adopted } = piece;
  const { id } = done(await feedback.sendFeedback(sending.deps, sending.ask, { kind, words }));
  if (!piece.accepted) return;
  const accepting = clerk(`${key}/accepted`, after(1));
  done(await feedback.acceptFeedback(accepting.deps, accepting.ask, { id, note: '' }));
  if (answer === undefined) return;
  const say = async (words: string, step: number) => {
    const { deps, ask } = clerk(`${key}/answered/${step}`, after(step));
    done(await feedback.answerFeedback(deps, ask, { id, words }));
  };
  const rate = async (given: number, step: number) => {
    const { deps, ask } = me(`${key}/rated/${step}`, after(step));
    done(await feedback.rateFeedback(deps, ask, { id, rating: given, words: '' }));
  };
  await say(answer, 2);
  if (visit !== undefined) {
    const visiting = clerk(`${key}/visited`, after(5));
    done(await feedback.visitFeedback(visiting.deps, visiting.ask, { id, words: visit }));
  }
  if (rating === undefined) return;
  await rate(rating, 3);
  if (again !== undefined) {
    await say(again.answer, 5);
    await rate(again.rating, 6);
  }
  if (adopted === undefined) return;
  const adopting = leader(`${key}/adopted`, after(4));
  done(await feedback.adoptFeedback(adopting.deps, adopting.ask, { id, note: adopted }));
}
