import { describe, expect, test } from 'vitest';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { type Agreeing, allPages, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

async function listed(staff: Caller, show: string) {
  const pages = await allPages(
    async (page) => (await staff('listFeedback', { query: { show, ...page } })).ok,
  );
  return pages.flatMap(({ feedback }) => feedback);
}

/** What residents say of the platform: the queue, and what can be done about it. */
export function feedbackAgrees(the: Agreeing): void {
  describe.each(seats)('feedback, for the intake of a %s', (seat) => {
    test('waiting in the list is what can be accepted, and what can be answered', async () => {
      const intake = await seated(the.world, loginOf('intake', seat));
      const everything = await keysOf(the.world, 'select id as key from feedback');
      const queue = await listed(intake, 'open');
      const canBe = (move: 'accept' | 'answer') =>
        inOrder(queue.filter(({ moves }) => moves.includes(move)).map(({ id }) => id));
      const accepted = await openable(everything, (id) =>
        the.trials.run(() => intake('acceptFeedback', { params: { id }, body: { note: '' } })),
      );
      const body = { words: '下一版可以调字号' };
      const answered = await openable(everything, (id) =>
        the.trials.run(() => intake('answerFeedback', { params: { id }, body })),
      );
      expect(accepted.length).toBeGreaterThan(0);
      expect(canBe('accept')).toEqual(accepted);
      expect(canBe('answer')).toEqual(answered);
    });
  });

  test.each(seats)('what a leader of a %s is shown to adopt can be adopted', async (seat) => {
    const leader = await seated(the.world, loginOf('leader', seat));
    const everything = await keysOf(the.world, 'select id as key from feedback');
    const shown = await listed(leader, 'answered');
    const adopted = await openable(everything, (id) =>
      the.trials.run(() =>
        leader('adoptFeedback', { params: { id }, body: { note: '已经排进下一版' } }),
      ),
    );
    expect(adopted.length).toBeGreaterThan(0);
    const canBe = shown.filter(({ moves }) => moves.includes('adopt')).map(({ id }) => id);
    expect(inOrder(canBe)).toEqual(adopted);
  });

  test.each(Object.values(residents))(
    'the list of the %s holds what can be rated',
    async (name) => {
      const cookie = await residentCookie(the.world, counties.here, residentId(name));
      const me = callerOf(the.world.app, cookie, counties.here);
      const everything = await keysOf(the.world, 'select id as key from feedback');
      const rated = await openable(everything, (id) =>
        the.trials.run(() =>
          me('rateFeedback', { params: { id }, body: { rating: 5, words: '' } }),
        ),
      );
      const pages = await allPages(async (query) => (await me('listMyFeedback', { query })).ok);
      const mine = pages.flatMap(({ feedback }) => feedback);
      expect(rated.length).toBeGreaterThan(0);
      expect(inOrder(mine.filter(({ mayRate }) => mayRate).map(({ id }) => id))).toEqual(rated);
    },
  );
}
