import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReceipt, type Evidence } from '../../../contract/seal/check-receipt.ts';
import { readPastedNote } from '../../../contract/seal/checkpoint.ts';
import { readConsistency, readReceipt } from '../../../contract/seal/receipt.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { cryptography, eraseSalts, sealDueDays } from './service.ts';

let world: TestApp;
let resident: Caller;
let neighbour: Caller;
let award: string;
let other: string;
let saved: string;

/** The next night passes, and everything up to it is sealed. */
async function night(): Promise<void> {
  world.clock.advance({ days: 1 });
  await sealDueDays(world.deps);
}
const newest = async () => (await world.anyone('getNewestSeal')).ok;
const receiptOf = async (whose: Caller, id: string) =>
  (await whose('getMyReceipt', { params: { id } })).raw.body;
const check = (evidence: Partial<Evidence> & Pick<Evidence, 'receipt'>) =>
  checkReceipt(evidence, cryptography);

beforeAll(async () => {
  world = await startTestApp();
  [resident, neighbour] = [await world.resident(), await world.resident()];
  const desk = await openDesk(world);
  expect((await newest()).seal).toBeNull();
  const { code, awards } = await report(resident);
  award = awards[0]?.id ?? '';
  other = (await report(neighbour)).awards[0]?.id ?? '';
  await walkTo('awaiting_confirmation', { desk, resident, code });
});
afterAll(() => world.close());

test('on the day itself there is no receipt yet, and the refusal says when there will be', async () => {
  const { problem } = await resident('getMyReceipt', { params: { id: award } });
  expect(problem).toMatchObject({ status: 409, code: 'not_sealed_yet' });
});

test('the night after, everyone sees the seal, the key and the list of days', async () => {
  await night();
  const { seal, signedBy } = await newest();
  saved = seal?.note ?? '';
  expect(seal).toMatchObject({ day: '2026-10-14' });
  expect(seal?.added).toBeGreaterThan(2);
  expect((await world.anyone('getSealKey')).ok).toEqual(signedBy);
  const first = (await world.anyone('listSeals')).ok;
  expect(first.seals[0]).toEqual(seal);
  const second = (await world.anyone('listSeals', { query: { before: first.next ?? '' } })).ok;
  expect(second.seals[0]?.day).toBe('2026-09-14');
  expect(second.seals[0]?.size).toBe(first.seals.at(-1)?.size);
});

test('a receipt is whole by itself: the transfer that settled the award, and its proof', async () => {
  const receipt = readReceipt(await receiptOf(resident, award));
  expect(receipt.leaf).toMatchObject({ amount: '3', kind: '3', county: String(county) });
  const verdict = await check({ receipt });
  expect(verdict).toMatchObject({ kind: 'whole', fault: null, remarks: [] });
  expect(verdict.done).toEqual(['key', 'note', 'signature', 'inclusion']);
});

test('nobody takes the receipt of somebody else', async () => {
  const { problem } = await neighbour('getMyReceipt', { params: { id: award } });
  expect(problem).toMatchObject({ status: 404, code: 'award_not_mine' });
  expect((await world.anyone('getMyReceipt', { params: { id: award } })).status).toBe(401);
});

test('a receipt holds no account, name or phone', async () => {
  const text = await receiptOf(resident, award);
  const { rows } = await world.deps.database.pool.query<{ credit: string }>(
    'select credit::text from transfers',
  );
  for (const { credit } of rows) expect(text).not.toContain(`"${credit}"`);
});

describe('a receipt that was changed names the step that fails', () => {
  const change = async (from: RegExp | string, to: string) => {
    const text = await receiptOf(resident, award);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return check({ receipt: readReceipt(changed) });
  };
  test.each([
    ['the points', /"amount":"3"/, '"amount":"30"', 'not_in_tree'],
    ['the place', /"place":"(\d+)"/, '"place":"0"', 'not_in_tree'],
    ['the time', /"at":"(\d)/, '"at":"9', 'not_in_tree'],
    ['the county', `"county":"${county}"`, '"county":"110101"', 'leaf_of_other_county'],
    ['the day of the seal', /day 2026-10-14/, 'day 2026-10-13', 'signature_wrong'],
    ['the size of the seal', /\\n(\d+)\\n/, '\\n999\\n', 'signature_wrong'],
    ['the form of the seal', /sealed /, 'signed ', 'note_unreadable'],
    [
      'the key',
      /"key":"pingan-points\/339999\+..../,
      '"key":"pingan-points/339999+0000',
      'key_unreadable',
    ],
  ] as const)('%s', async (_, from, to, code) => {
    const verdict = await change(from, to);
    expect(verdict).toMatchObject({ kind: 'broken', fault: { code } });
  });
});

test('a seal kept from before is compared with the proof between the two', async () => {
  await report(neighbour);
  await night();
  const receipt = readReceipt(await receiptOf(resident, award));
  const kept = readPastedNote(saved);
  const now = (await newest()).seal;
  const query = { from: String(kept?.checkpoint.size), to: String(now?.size) };
  const proof = await world.anyone('getSealConsistency', { query });
  const consistency = readConsistency(proof.raw.body);
  expect(await check({ receipt, saved: kept })).toMatchObject({
    kind: 'whole',
    remarks: ['no_consistency_proof'],
  });
  expect((await check({ receipt, saved: kept, consistency })).done).toContain('saved');
  const wrong = { ...consistency, proof: consistency.proof.slice(1) };
  expect(await check({ receipt, saved: kept, consistency: wrong })).toMatchObject({
    fault: { step: 'saved', code: 'not_continued' },
  });
});

test('sizes that are not sealed are refused by their name', async () => {
  const size = (await newest()).seal?.size ?? 0;
  const ask = (from: number, to: number) =>
    world.anyone('getSealConsistency', { query: { from: String(from), to: String(to) } });
  expect((await ask(1, size + 1)).problem.fields).toMatchObject([{ field: '/to' }]);
  expect((await ask(2, 1)).problem.fields).toMatchObject([{ field: '/from' }]);
  expect((await ask(size, size)).ok.proof).toEqual([]);
});

test('after a person’s salt is erased their receipt is gone, and the neighbour’s still whole', async () => {
  const { deps } = world;
  const before = readReceipt(await receiptOf(neighbour, other));
  const { id: transfer = '' } = readReceipt(await receiptOf(resident, award)).leaf;
  const scope = jobScope(county, 'test');
  await deps.database.transact((tx) => eraseSalts(tx, deps, { scope, transfers: [transfer] }));
  expect((await check({ receipt: before })).kind).toBe('whole');
  const after = readReceipt(await receiptOf(neighbour, other));
  expect(after.proof).toEqual(before.proof);
  expect((await check({ receipt: after })).kind).toBe('whole');
  const { problem } = await resident('getMyReceipt', { params: { id: award } });
  expect(problem).toMatchObject({ status: 409, code: 'salt_erased' });
});
