import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteName } from '../../../contract/table.ts';
import {
  type Called,
  type Served,
  startTestApp,
  type TestApp,
  testKeys,
} from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { databaseUrl } from '../../../test/postgres.ts';
import { report } from '../../../test/road.ts';
import { createCipher } from '../../platform/cipher.ts';
import { officeOf, passingOf } from '../../platform/county-holders.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import { kidOf } from '../../platform/envelope.ts';
import { forgetOld } from '../../platform/forget.ts';
import { noGroupBots } from '../../platform/group-bots/client.ts';
import { seededRandom } from '../../platform/ids.ts';
import { assertKeysFit } from '../../platform/key-check.ts';
import { deliverOutbox } from '../../platform/outbox.ts';
import { jobScope } from '../../platform/scope.ts';
import { noSms } from '../../platform/sms.ts';
import { subscribersOf } from '../../subscribers.ts';
import * as identities from '../identities/store.ts';
import { sealedColumns } from './sealed-columns.ts';
import { eraseResident, rotatePerson, subjectAt, subjectIndexes } from './service.ts';

const draw = seededRandom('keys that come next');
const [nextDataKey, nextIndexKey] = [draw(32), draw(32)];
const settlers = 60;
const phoneOf = (number: number) => `1377000${String(number).padStart(4, '0')}`;
const nameOf = (number: number) => `沈${[...'一二三四五六七八九十'][number % 10]}${number}`;

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
  await assertKeysFit(world.deps);
  for (let number = 0; number < settlers; number++) {
    const resident = await world.resident(phoneOf(number));
    await resident('completeProfile', { body: { name: nameOf(number), grid: grids.west } });
    if (number % 3 === 0) await report(resident, { words: `第 ${number} 户门前的路灯不亮` });
  }
  await world.settle();
}, 120_000);
afterAll(() => world.close());

interface Life {
  /** Lots that were committed. */
  lots: number;
  code: number | null;
}

/** `npm run rotate` as a process of its own, killed after so many lots. */
function rotate(
  words: readonly string[],
  keys: Record<string, string>,
  until?: number,
): Promise<Life> {
  const script = fileURLToPath(new URL('../../../scripts/rotate/main.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl(connection()), ...keys },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lots = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    lots += chunk.toString().match(/^\d{6} \d+$/gm)?.length ?? 0;
    if (until !== undefined && lots >= until) child.kill('SIGKILL');
  });
  return new Promise((ended) => child.on('close', (code) => ended({ lots, code })));
}

function connection() {
  const { host, port, user, database } = world.deps.database.pool.options as Required<
    Parameters<typeof databaseUrl>[0]
  >;
  return { host, port, user, database };
}

const base64 = (key: Buffer) => key.toString('base64');
const nowKeys = { DATA_KEY: base64(testKeys.dataKey), INDEX_KEY: base64(testKeys.indexKey) };

/** People who go on reading and writing until they are told to stop; every answer is kept. */
function traffic(served: Served, people: readonly number[]) {
  let going = true;
  const answers: Called<RouteName>[] = [];
  const live = async (number: number) => {
    const resident = await served.resident(phoneOf(number));
    for (let turn = 0; going; turn++) {
      const words = `第 ${number} 户第 ${turn} 次：楼道灯不亮`;
      const reported = await resident('reportCase', {
        body: { words, place: `${number} 幢`, photoIds: [] },
      });
      const params = { code: reported.ok.code };
      answers.push(
        reported,
        await resident('getMyCase', { params }),
        await resident('completeProfile', { body: { name: nameOf(number), grid: grids.west } }),
        await resident('listMyNotices'),
      );
    }
  };
  const clerk = async () => {
    const intake = await served.staff('intake');
    while (going) {
      const { cases } = (await intake('listCases', { body: {} })).ok;
      const params = { code: cases[0]?.code ?? '' };
      answers.push(
        await intake('getCase', { params }),
        await intake('acceptCase', { params, body: { note: '属实' } }),
      );
    }
  };
  const lives = [...people.map(live), clerk()];
  return {
    async stop() {
      going = false;
      await Promise.all(lives);
      return answers;
    },
  };
}

/** Everybody is found by their phone, has their name, and reads what they wrote. */
async function expectWhole(served: Served): Promise<void> {
  for (let number = 0; number < settlers; number++) {
    const resident = await served.resident(phoneOf(number));
    expect((await resident('getMe')).ok.name).toBe(nameOf(number));
    if (number % 3 !== 0) continue;
    const { cases } = (await resident('listMyCases')).ok;
    expect(cases.at(-1)?.title).toBe(`第 ${number} 户门前的路灯不亮`);
  }
  const { rows } = await world.deps.database.pool.query('select count(*)::integer from residents');
  expect(rows[0].count).toBe(settlers);
}

async function keysKept() {
  return world.deps.database.read.selectFrom('data_keys').selectAll().execute();
}

function expectAllWell(answers: readonly Called<RouteName>[]): void {
  expect(answers.length).toBeGreaterThan(20);
  // A second clerk may have been quicker; nothing else is refused, and nothing breaks.
  const unwell = answers.filter(({ status }) => status >= 300 && status !== 409);
  expect(unwell.map(({ status, raw }) => `${status} ${raw.body}`)).toEqual([]);
}

test('the wrapping key is changed under load; killed twice, it finishes; then the old one can go', {
  timeout: 180_000,
}, async () => {
  const keys = {
    ...nowKeys,
    DATA_KEY: base64(nextDataKey),
    OTHER_DATA_KEYS: base64(testKeys.dataKey),
  };
  const both = { dataKey: nextDataKey, otherDataKeys: [testKeys.dataKey] };
  const during = await world.again(both);
  // A key that no server was started with yet would wrap what none of them can open.
  expect((await rotate(['wrapping'], keys)).code).toBe(2);
  await assertKeysFit(during.deps);
  const people = traffic(during, [1, 2, 4, 5]);
  for (const until of [2, 5]) {
    const life = await rotate(['wrapping', '--lot', '4'], keys, until);
    expect(life.code).toBeNull();
    const kids = new Set((await keysKept()).map(({ wrapping_kid }) => wrapping_kid));
    expect(kids.size).toBe(2);
  }
  expect((await rotate(['wrapping', '--lot', '4'], keys)).code).toBe(0);
  expectAllWell(await people.stop());
  const next = createCipher({ ...testKeys, dataKey: nextDataKey });
  expect(new Set((await keysKept()).map(({ wrapping_kid }) => wrapping_kid))).toEqual(
    new Set([next.wrappingKids[0]]),
  );
  const alone = await world.again({ dataKey: nextDataKey });
  await assertKeysFit(alone.deps);
  await expectWhole(alone);
  await expect(assertKeysFit(world.deps)).rejects.toThrow('DATA_KEY');
});

test('everybody gets a new data key under load; killed twice, it finishes; the old ones open nothing and go', {
  timeout: 180_000,
}, async () => {
  const keys = { ...nowKeys, DATA_KEY: base64(nextDataKey) };
  const served = await world.again({ dataKey: nextDataKey });
  const before = new Set((await keysKept()).map(({ kid }) => kid));
  const people = traffic(served, [7, 8, 10, 11]);
  for (const until of [6, 15]) expect((await rotate(['people'], keys, until)).code).toBeNull();
  expect((await rotate(['people'], keys)).code).toBe(0);
  expectAllWell(await people.stop());
  await expectWhole(served);
  world.clock.set(new Date());
  world.clock.advance({ days: 1 });
  const left = async () => {
    await forgetOld(served.deps);
    return (await keysKept()).filter(({ kid }) => before.has(kid)).map(({ holder }) => holder);
  };
  // Notices still wait that they sealed.
  expect((await left()).length).toBeGreaterThan(settlers);
  await deliverOutbox(
    served.deps,
    subscribersOf({ ...served.deps, sms: noSms, groupBots: noGroupBots }),
  );
  for (const column of sealedColumns.filter(({ holder }) => holder.kind !== 'passing')) {
    const { rows } = await world.deps.database.pool.query(
      `select ${column.column} as sealed from ${column.table} where ${column.column} is not null`,
    );
    const old = rows.filter(({ sealed }) => before.has(kidOf(sealed)));
    expect(old, column.field).toEqual([]);
  }
  // The office's stays: with it the grounds in the audit are sealed; the passing one as long as answers.
  expect((await left()).sort()).toEqual([officeOf(county), passingOf(county)].sort());
});

test('phones and accounts are found by a new index key: during the change by both, then by the new one alone', {
  timeout: 180_000,
}, async () => {
  const indexKeys = {
    DATA_KEY: base64(nextDataKey),
    INDEX_KEY: base64(nextIndexKey),
    OTHER_INDEX_KEYS: base64(testKeys.indexKey),
  };
  const during = await world.again({
    dataKey: nextDataKey,
    indexKey: nextIndexKey,
    otherIndexKeys: [testKeys.indexKey],
  });
  expect((await rotate(['index'], indexKeys)).code).toBe(2);
  await assertKeysFit(during.deps);
  await expectWhole(during);
  const bound = await bindAccount(await world.again({ dataKey: nextDataKey }), 15);
  expect(await foundByAccount(during)).toBe(bound);
  const people = traffic(during, [13, 14]);
  expect((await rotate(['index', '--lot', '5'], indexKeys, 3)).code).toBeNull();
  await expectWhole(during);
  expect((await rotate(['index', '--lot', '5'], indexKeys)).code).toBe(0);
  expectAllWell(await people.stop());
  const alone = await world.again({ dataKey: nextDataKey, indexKey: nextIndexKey });
  await assertKeysFit(alone.deps);
  await expectWhole(alone);
  expect(await foundByAccount(alone)).toBe(bound);
});

const account = { provider: 'zhelibang', subject: 'a person at the provider' };

/** An account with an identity provider, as a sign-in binds it. */
async function bindAccount({ deps, resident }: Served, number: number): Promise<string> {
  const holder = await idOf(await resident(phoneOf(number)));
  const scope = jobScope(county, 'test');
  await deps.database.transact(async (tx) => {
    const seal = await sealerOf(tx, { deps, scope }, holder);
    const id = deps.ids.uuid();
    await identities.bind(tx, scope, {
      id,
      resident: holder,
      provider: account.provider,
      subjectIndex: subjectIndexes(deps, account)[0],
      subjectSealed: seal(account.subject, subjectAt(id)),
      at: deps.clock.now(),
    });
  });
  return holder;
}

function foundByAccount({ deps }: Served): Promise<string | undefined> {
  const subjects = subjectIndexes(deps, account);
  const sought = { provider: account.provider, subjects };
  return identities.findBound(deps.database.read, jobScope(county, 'test'), sought);
}

test('one person’s data key is changed alone, and what is theirs opens with the new one', async () => {
  const served = await world.again({ dataKey: nextDataKey, indexKey: nextIndexKey });
  const resident = await served.resident(phoneOf(30));
  const holder = await idOf(resident);
  const before = await currentKid(holder);
  expect(await rotatePerson(served.deps, { county, holder })).toBe(true);
  expect(await currentKid(holder)).not.toBe(before);
  expect((await resident('getMe')).ok.name).toBe(nameOf(30));
  expect((await resident('listMyCases')).ok.cases[0]?.title).toBe('第 30 户门前的路灯不亮');
  const stranger = '0198c0de-0000-7000-8000-000000000009';
  expect(await rotatePerson(served.deps, { county, holder: stranger })).toBe(false);
});

async function currentKid(holder: string): Promise<string | undefined> {
  const keys = await keysKept();
  return keys.find((key) => key.holder === holder && key.retired_at === null)?.kid;
}

test('with its key erased a person is gone: nothing opens, nobody is found, and the case has no words', async () => {
  const served = await world.again({ dataKey: nextDataKey, indexKey: nextIndexKey });
  const { deps } = served;
  const resident = await served.resident(phoneOf(33));
  const holder = await idOf(resident);
  // Their older one may have been taken up by the clerk of the load.
  const report = { words: '第 33 户门前又黑了', place: '33 幢', photoIds: [] };
  const { code } = (await resident('reportCase', { body: report })).ok;
  const scope = jobScope(county, 'test');
  await deps.database.transact((tx) => eraseResident(tx, { deps, scope }, holder));
  expect((await resident('getMe')).problem.code).toBe('signed_out');
  const auditor = await served.staff('auditor');
  const left = (await auditor('getCase', { params: { code } })).ok;
  expect(left).toMatchObject({ title: '—', words: '', place: '', reporter: { name: null } });
  expect(left.history.map(({ kind }) => kind)).toContain('reported');
  const newcomer = await served.resident(phoneOf(33));
  expect(await idOf(newcomer)).not.toBe(holder);
  const intake = await served.staff('intake');
  // What would be written about an erased person is not kept, and does not stop the work.
  const accepted = await intake('acceptCase', { params: { code }, body: { note: '属实' } });
  expect(accepted.ok.history.at(-1)).toMatchObject({ kind: 'accepted', note: '' });
});
