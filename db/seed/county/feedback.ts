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
  rating?: number;
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
  const { kind, words, answer, rating, adopted } = piece;
  const { id } = done(await feedback.sendFeedback(sending.deps, sending.ask, { kind, words }));
  if (!piece.accepted) return;
  const accepting = clerk(`${key}/accepted`, after(1));
  done(await feedback.acceptFeedback(accepting.deps, accepting.ask, { id, note: '' }));
  if (answer === undefined) return;
  const answering = clerk(`${key}/answered`, after(2));
  done(await feedback.answerFeedback(answering.deps, answering.ask, { id, words: answer }));
  if (rating === undefined) return;
  const rated = me(`${key}/rated`, after(3));
  done(await feedback.rateFeedback(rated.deps, rated.ask, { id, rating, words: '' }));
  if (adopted === undefined) return;
  const adopting = leader(`${key}/adopted`, after(4));
  done(await feedback.adoptFeedback(adopting.deps, adopting.ask, { id, note: adopted }));
}
