import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { county } from '../../test/county.ts';
import { dutyOf } from './audit/duty.ts';
import { recordAudits } from './audit.ts';
import { uuidOf } from './ids.ts';
import { isRefusal, refusing } from './refusal.ts';
import { makeScope } from './scope.ts';
import { type Asked, carryOutTogether, type Outcome } from './together.ts';
import type { Ask } from './use-case.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const refuse = refusing({ odd: { status: 409, zh: '单数不行。', en: 'Odd numbers are refused.' } });
let worked: number[] = [];

const askOf = (who: string, requestId: string, content: string): Ask => ({
  scope: makeScope({ county, actor: { kind: 'resident', id: uuidOf(who) }, areas: [] }),
  language: 'zh',
  requestId,
  fingerprint: content,
  duty: dutyOf('test', 'change'),
});
const asked = (who: string, requestId: string, wanted: number): Asked<number> => ({
  ask: askOf(who, requestId, String(wanted)),
  wanted,
});

/** Doubles even numbers, refuses odd ones, and writes down what it did. */
const doubling = (...all: Asked<number>[]): Promise<Outcome<{ twice: number; turn: number }>[]> =>
  carryOutTogether(world.deps, {
    asked: all,
    work: async (tx, fresh) => {
      const even = fresh.filter(({ wanted }) => wanted % 2 === 0);
      worked = [...worked, ...even.map(({ wanted }) => wanted)];
      await recordAudits(
        tx,
        even.map(({ ask }) => ({
          by: { deps: world.deps, ask },
          entry: { action: 'reward.added', object: 'reward' } as const,
        })),
      );
      return fresh.map(({ wanted }) =>
        wanted % 2 === 0 ? { twice: wanted * 2, turn: worked.length } : refuse('odd'),
      );
    },
  });

test('each is answered for itself, and what was refused may be asked again', async () => {
  const outcomes = await doubling(asked('a', 'first', 2), asked('b', 'first', 3));
  expect(outcomes[0]).toMatchObject({ twice: 4 });
  expect(outcomes[1]).toMatchObject({ code: 'odd' });
  expect((await doubling(asked('b', 'first', 8)))[0]).toMatchObject({ twice: 16 });
});

test('asked before, in the same batch or a later one: the same answer, and nothing is done again', async () => {
  const first = await doubling(asked('c', 'storm', 4), asked('c', 'storm', 4));
  const before = worked.length;
  const later = asked('c', 'storm', 4);
  const [again] = await doubling(later);
  expect([first[0], first[1]]).toEqual([again, again]);
  expect(worked.length).toBe(before);
  expect(later.ask.duty).toMatchObject({ written: false, excused: true });
});

test('the same id for other content is refused, in the same batch and later', async () => {
  const outcomes = await doubling(asked('d', 'reused', 6), asked('d', 'reused', 10));
  expect(outcomes[0]).toMatchObject({ twice: 12 });
  expect(outcomes[1]).toMatchObject({ code: 'request_id_reused' });
  expect((await doubling(asked('d', 'reused', 10)))[0]).toMatchObject({
    code: 'request_id_reused',
  });
});

test('the same id of somebody else is another request', async () => {
  const outcomes = await doubling(asked('e', 'shared', 2), asked('f', 'shared', 4));
  expect(outcomes).toMatchObject([{ twice: 4 }, { twice: 8 }]);
});

test('many batches of the same requests at once do each of them once', async () => {
  const before = worked.length;
  const batches = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      doubling(...[0, 1, 2, 3, 4].map((one) => asked(`g${(one + turn) % 5}`, 'raced', 2))),
    ),
  );
  expect(batches.flat().some(isRefusal)).toBe(false);
  // What was tried and rolled back, because another batch was first, was tried; the answers are one.
  expect(worked.length).toBeGreaterThanOrEqual(before + 5);
  for (const who of [0, 1, 2, 3, 4]) {
    const [answer] = await doubling(asked(`g${who}`, 'raced', 2));
    const given = batches.flatMap((batch, turn) => batch[(who - turn + 100) % 5] ?? []);
    expect(new Set(given.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(answer)]),
    );
  }
});

test('what changes something and leaves no entry in the audit is rolled back', async () => {
  const silent = carryOutTogether(world.deps, {
    asked: [asked('h', 'silent', 2)],
    work: async () => [{ done: true }],
  });
  await expect(silent).rejects.toThrow('without the audit entry');
  expect((await doubling(asked('h', 'silent', 2)))[0]).toMatchObject({ twice: 4 });
});
