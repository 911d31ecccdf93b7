import * as activities from '../../../server/features/agreements/activities.ts';
import * as agreements from '../../../server/features/agreements/service.ts';
import { agreeByCode, clerkOf } from './agreed.ts';
import { daysBefore, done, type Shop } from './shop.ts';

/** Place among the demo’s people. */
const visitor = 33;
const clerk = 'shouli';
const days = 2;
const wish = {
  kind: 'suggestion',
  words: '窗口能不能把这个月有什么活动贴一张在门口，不用手机也看得到。',
} as const;

/** Somebody at the window signs up for what is coming next, and says what could be better. */
export async function takePartAtWindow(desk: Shop): Promise<void> {
  const who = desk.residents[visitor];
  if (who === undefined) throw new Error('the demo has too few people');
  const at = { login: clerk, at: daysBefore(desk.now, days) };
  const id = await agreeByCode(desk, who, { ...at, key: who.phone });
  const { act } = clerkOf(desk, at);
  const looking = act(`${who.phone}/activities`);
  const coming = done(await activities.listActivitiesFor(looking.deps, looking.ask, { id }));
  const next = coming.activities.find(({ offered }) => offered === 'seat');
  if (next === undefined) throw new Error('nothing is coming with a seat left');
  const signing = act(`${who.phone}/signed-up`);
  done(await activities.signUpFor(signing.deps, signing.ask, { id, activity: next.id }));
  const saying = act(`${who.phone}/feedback`);
  done(await agreements.sendFeedbackFor(saying.deps, saying.ask, { id, ...wish }));
}
