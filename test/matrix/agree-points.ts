import { describe, expect, test } from 'vitest';
import type { Caller } from '../app.ts';
import { copied } from '../owing.ts';
import { type Agreeing, allPages, heldOf, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats, severalSeats } from './land.ts';

const note = { note: '现场看过，情况属实' };

const appealsOf = async (staff: Caller): Promise<string[]> => {
  const pages = await allPages(async (query) => (await staff('listAppeals', { query })).ok);
  return pages.flatMap(({ appeals }) => appeals.map(({ appeal }) => appeal.id));
};
const debtsOf = async (staff: Caller) => {
  const pages = await allPages(async (query) => (await staff('listDebts', { query })).ok);
  return pages.flatMap(({ debts }) => debts);
};

/** Held awards, appeals, debts and waivers. */
export function pointsAgree(the: Agreeing): void {
  describe.each([...seats.map((seat) => loginOf('reviewer', seat)), severalSeats.login])(
    'points, for %s',
    (login) => {
      test('held awards listed are those that can be decided', async () => {
        const reviewer = await seated(the.world, login);
        const listed = inOrder(await heldOf(reviewer));
        const decided = await openable(the.everything.awards, (id) =>
          the.trials.run(() => reviewer('reverseHeldAward', { params: { id }, body: copied })),
        );
        expect(listed.length).toBeGreaterThan(0);
        expect(listed).toEqual(decided);
      });

      test('appeals listed are those that can be answered', async () => {
        const reviewer = await seated(the.world, login);
        const body = { ...note, verdict: 'upheld' };
        const answered = await openable(the.everything.appeals, (id) =>
          the.trials.run(() => reviewer('answerAppeal', { params: { id }, body })),
        );
        expect(answered.length).toBeGreaterThan(0);
        expect(inOrder(await appealsOf(reviewer))).toEqual(answered);
      });

      test('debts listed are those of which a waiver can be asked for', async () => {
        const reviewer = await seated(the.world, login);
        const debts = await debtsOf(reviewer);
        const body = { points: 1, pool: 'residents', reason: '第一次，不懂规矩' };
        const asked = await openable(the.everything.residents, (id) =>
          the.trials.run(() => reviewer('askWaiver', { params: { id }, body })),
        );
        const free = debts.filter(({ waiver }) => waiver === null).map(({ id }) => id);
        expect(debts.length).toBeGreaterThan(free.length);
        expect(inOrder(free)).toEqual(asked);
      });
    },
  );

  test.each(seats)(
    'a waiver in the list of a treasurer of a %s can be signed there',
    async (seat) => {
      const treasurer = await seated(the.world, loginOf('treasurer', seat));
      const shown = (await debtsOf(treasurer)).flatMap(({ waiver }) => (waiver ? [waiver.id] : []));
      const waivers = await keysOf(the.world, 'select id as key from waivers');
      const signed = await openable(waivers, (id) =>
        the.trials.run(() => treasurer('confirmWaiver', { params: { id }, body: note })),
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(inOrder(shown)).toEqual(signed);
    },
  );
}
