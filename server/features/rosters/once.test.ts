import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rule } from '../../../contract/rules.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';
import { addDays, localDate } from '../../platform/calendar.ts';

/* However often papers are typed in, confirmed, undone and typed in again: the same is paid once. */

let world: TestApp;
let intake: Caller;
let reviewer: Caller;
const points = 2;

beforeAll(async () => {
  world = await startTestApp();
  const rule: Rule = {
    ...changedRule('2.1', {}),
    id: '1.2',
    deed: 'activity.attended',
    categories: [],
    base: { kind: 'fixed', points },
    caps: {},
    samePlace: null,
  };
  await enforce(world, [rule]);
  intake = await world.staff('intake');
  reviewer = await world.staff('reviewer');
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

/** Two people and three days: six things that can have been done. */
const people = 2;
const days = 3;
const thing = fc.record({ person: fc.nat(people - 1), day: fc.nat(days - 1) });
type Thing = { person: number; day: number };
const keyOf = ({ person, day }: Thing) => `${person}/${day}`;

const action = fc.oneof(
  fc.record({
    act: fc.constant('enter' as const),
    paper: fc.nat(3),
    lines: fc.uniqueArray(thing, { minLength: 1, maxLength: 4, selector: keyOf }),
  }),
  fc.record({ act: fc.constantFrom('confirm' as const, 'undo' as const), paper: fc.nat(3) }),
);

interface Paper {
  id: string;
  lines: readonly Thing[];
  confirmed: boolean;
}

let numbers = 0;
let pictures = 0;
/** A photo that a refused list left unused: the next one takes it. */
let spare: string | undefined;

async function nextPhoto(): Promise<string> {
  const file = await makePhoto(5_000 + ++pictures);
  return (await intake('uploadStaffPhoto', { file })).ok.id;
}

async function play(actions: readonly (typeof action extends fc.Arbitrary<infer A> ? A : never)[]) {
  const run = ++numbers;
  const phones = [0, 1].map((person) => `1358${String(run * 10 + person).padStart(7, '0')}`);
  const residents = await Promise.all(phones.map((phone) => world.resident(phone)));
  for (const me of residents) (await me('completeProfile', { body: { name: '沈月' } })).ok;
  const today = localDate(world.clock.now());
  /** Papers that stand, by the number printed on them. */
  const standing = new Map<number, Paper>();
  const taken = () => new Set([...standing.values()].flatMap(({ lines }) => lines.map(keyOf)));

  for (const one of actions) {
    const paper = standing.get(one.paper);
    if (one.act === 'enter') {
      const photo = spare ?? (await nextPhoto());
      const lines = one.lines.map(({ person, day }) => ({
        phone: phones[person],
        kind: 'activity.attended',
        day: addDays(today, -day),
      }));
      const body = { number: `P-${run}-${one.paper}`, photo, lines };
      const { status, raw } = await intake('enterRoster', { body });
      const isNew = paper === undefined && !one.lines.some((line) => taken().has(keyOf(line)));
      expect(status === 201, raw.body).toBe(isNew);
      spare = isNew ? undefined : photo;
      if (isNew) standing.set(one.paper, { id: raw.json().id, lines: one.lines, confirmed: false });
    } else if (paper !== undefined && one.act === 'confirm') {
      const params = { id: paper.id };
      const { status } = await reviewer('confirmRoster', { params, body: { note: '' } });
      expect(status).toBe(paper.confirmed ? 409 : 200);
      paper.confirmed = true;
    } else if (paper !== undefined) {
      const body = { reason: 'not_true', note: '和照片对不上' };
      const { status } = await reviewer('undoRoster', { params: { id: paper.id }, body });
      expect(status).toBe(200);
      standing.delete(one.paper);
    }
  }
  for (const [person, me] of residents.entries()) {
    const { spendable, provisional, owed } = (await me('getMyPoints')).ok;
    const of = (confirmed: boolean) =>
      [...standing.values()]
        .filter((paper) => paper.confirmed === confirmed)
        .flatMap(({ lines }) => lines)
        .filter((line) => line.person === person).length * points;
    expect({ spendable, provisional, owed }).toEqual({
      spendable: of(true),
      provisional: of(false),
      owed: 0,
    });
  }
}

test('whatever is done with papers, each deed that stands is paid once and no other is', async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 14 }), play), {
    numRuns: 12,
    seed: 20_261_129,
    endOnFailure: true,
  });
}, 240_000);
