import * as cases from '../../../server/features/cases/service.ts';
import type { Story } from './mediation-stories.ts';
import { actingAt, daysBefore, done, residentAt, type Shop } from './shop.ts';
import { unitId } from './write.ts';

const category = '060100';
/** The unit that answers for disputes, and who handles them there. */
const unit = { slug: 'tiaojie', handler: 'tiaowei' } as const;
const resolveDays = 15;

/** The day before the file is opened. */
const dayOf =
  ({ now }: Shop, { opened }: Story) =>
  (after: number) =>
    daysBefore(now, opened + 1 - after);

/** Somebody tells of a dispute, and it is taken in. @returns the code of the case; null where nobody told */
export async function reportClue(shop: Shop, story: Story): Promise<string | null> {
  const { key, clue } = story;
  if (clue === undefined) return null;
  const day = dayOf(shop, story);
  const { deps, ask } = residentAt(shop, clue.by)(`clue/${key}`, day(0));
  const report = { category, words: clue.words, place: '同一单元四楼过道', photoIds: [] };
  const { code } = done(await cases.reportCase(deps, ask, report));
  const clerk = actingAt(shop, 'shouli')(`clue/${key}/accepted`, day(0.1));
  done(await cases.acceptCase(clerk.deps, clerk.ask, { code, note: '' }));
  return code;
}

/** What became of it is told to who told of it, and confirmed. */
export async function solveClue(shop: Shop, story: Story, code: string): Promise<void> {
  const { key, clue } = story;
  if (clue === undefined) return;
  const day = dayOf(shop, story);
  const by = (login: string) => (step: string, after: number) =>
    actingAt(shop, login)(`clue/${key}/${step}`, day(after));
  const sent = by('paidan')('dispatched', 0.2);
  const dispatch = { code, unit: unitId(shop.county, unit.slug), resolveDays, note: '' };
  done(await cases.dispatchCase(sent.deps, sent.ask, dispatch));
  const answers = [
    { words: '已立调解卷宗，调解员先听两家各自说。', handled: false, after: 0.9 },
    { words: '两家签了协议，摄像头转向楼梯口，当面看过画面。', handled: true, after: 5.6 },
  ];
  for (const [place, { after, ...answer }] of answers.entries()) {
    const { deps, ask } = by(unit.handler)(`answered${place}`, after);
    done(await cases.answerCase(deps, ask, { code, ...answer, photoIds: [] }));
  }
  const looked = by('shenhe')('verified', 6.1);
  const verified = { code, solved: true, note: '问了两户，都说好了。' };
  done(await cases.verifyCase(looked.deps, looked.ask, verified));
  const { deps, ask } = residentAt(shop, clue.by)(`clue/${key}/confirmed`, day(6.5));
  const confirmed = { code, rating: 5, words: '楼道里安静了，谢谢。' };
  done(await cases.confirmCase(deps, ask, confirmed));
}
