import type { Caller, TestApp } from './app.ts';
import { spendPoints } from './holders.ts';
import { type Desk, report, walkTo } from './road.ts';

export const copied = { reason: 'copied_photo', note: '这张照片是从网上来的' };

/** An award of 3 points that settled and was taken back, after `spent` of it had been spent. */
export async function takenBack(
  world: TestApp,
  { desk, resident, spent = 0 }: { desk: Desk; resident: Caller; spent?: number },
): Promise<string> {
  const { code, awards } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  if (spent > 0) await spendPoints(world, resident, spent);
  const id = awards[0]?.id ?? '';
  const { status } = await desk.reviewer('reverseAward', { params: { id }, body: copied });
  if (status !== 200) throw new Error('the award was not taken back');
  return id;
}
