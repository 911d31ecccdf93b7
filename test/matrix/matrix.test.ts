import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type RouteName } from '../../contract/table.ts';
import { openQuestions, type Questioner } from './ask.ts';
import { cellsOf } from './cells.ts';
import { readPolicy } from './policy.ts';
import { recipes } from './requests.ts';
import { type MatrixWorld, startMatrixWorld } from './world.ts';

const policy = readPolicy();
const addresses = Object.keys(contract) as RouteName[];

test('every address has a line in the policy, and every line an address', () => {
  const inPolicy = [...new Set(policy.map(({ address }) => address))].sort();
  expect(inPolicy).toEqual([...addresses].sort());
  expect(Object.keys(recipes).sort()).toEqual([...addresses].sort());
});

describe('the matrix: whoever asks, wherever it lies, whosever it is', () => {
  let world: MatrixWorld;
  let questioner: Questioner;
  let cells = 0;
  beforeAll(async () => {
    world = await startMatrixWorld();
    questioner = await openQuestions(world);
  }, 300_000);
  afterAll(async () => {
    console.log(`${cells} cells of ${addresses.length} addresses, ${questioner?.asked()} requests`);
    await questioner?.close();
    await world?.close();
  });

  test.each(addresses)('%s', { timeout: 120_000 }, async (name) => {
    const wrong: string[] = [];
    for (const cell of cellsOf(name, policy)) {
      wrong.push(...(await questioner.check(name, cell)));
      cells += 1;
    }
    expect(wrong).toEqual([]);
  });

  test('something of every kind was shown, nothing of the demo, and every answer had its headers', () => {
    expect([...questioner.misheaded()]).toEqual([]);
    const never = addresses.filter((name) => !questioner.answered().has(name));
    // Whoever is tried mediates already, and has nothing to apply for: see server/features/mediations.
    expect(never).toEqual(['listDemoSignIns', 'signInDemoStaff', 'applyAsMediator']);
  });
});
