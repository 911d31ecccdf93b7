import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await enforce(
    world,
    demoBook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);

test('who begins a patrol waits for nothing that only names them', async () => {
  const one = await grownUp();
  const client = await world.deps.database.pool.connect();
  try {
    await client.query('begin');
    const named = 'select 1 from residents where county = $1 and id = $2 for key share';
    await client.query(named, [county, await idOf(one)]);
    expect((await begin(one)).isLeader).toBe(true);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('of one track that more send at once than there are connections, one is paid', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, () => grownUp()));
  const patrols: string[] = [];
  for (const one of people) patrols.push((await begin(one)).id);
  const track = walk(65);
  const answers = await Promise.all(people.map((one, i) => prove(one, patrols[i] ?? '', track)));
  const proofs = answers.map(({ ok }) => ok.patrol.proof);
  expect(proofs.filter((proof) => proof?.verdict === 'accept')).toHaveLength(1);
  const refused = proofs.filter((proof) => proof?.verdict === 'refuse');
  expect(refused.map((proof) => proof?.reasons.map(({ code }) => code))).toEqual(
    refused.map(() => ['replayed']),
  );
  const points = await Promise.all(
    people.map(async (one) => (await one('getMyPoints')).ok.spendable),
  );
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(1);
});
