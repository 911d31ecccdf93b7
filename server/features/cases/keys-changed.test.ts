import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { assertKeysFit } from '../../platform/key-check.ts';
import { rotatePerson } from '../privacy/service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
  await assertKeysFit(world.deps);
});
afterAll(() => world.close());

/** Does something once, between a read of keys and whatever is read next. */
function afterKeys(work: () => Promise<unknown>): KyselyPlugin {
  const reading = new WeakSet<object>();
  let done = false;
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
  return {
    transformQuery: ({ node, queryId }) => {
      if (JSON.stringify(node, plain).includes('"data_keys"')) reading.add(queryId);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      if (!done && reading.has(queryId)) {
        done = true;
        await work();
      }
      return result;
    },
  };
}

test('a case is read while its reporter’s key is changed, by the reporter and by staff', async () => {
  const resident = await world.resident();
  const desk = await openDesk(world);
  const { code } = await report(resident, { words: '护栏松了' });
  await walkTo('answered', { desk, resident, code });
  const holder = await idOf(resident);
  const { database } = world.deps;
  const { read } = database;
  const deps = { ...world.deps, database: { ...database, read } };
  const params = { code };
  for (const look of [
    () => resident('getMyCase', { params }),
    () => desk.intake('getCase', { params }),
  ]) {
    const changes: boolean[] = [];
    const change = async () => changes.push(await rotatePerson(deps, { county, holder }));
    Object.assign(database, { read: read.withPlugin(afterKeys(change)) });
    const { words, history } = (await look()).ok;
    Object.assign(database, { read });
    expect(changes).toEqual([true]);
    expect(words).toBe('护栏松了');
    expect(history.at(-1)?.note).toBe('已经处理好了');
  }
});
