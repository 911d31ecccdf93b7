import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { aReport, type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { letTimeAct } from './by-itself.ts';

/* A confirmation that comes after seven days of silence: pressed in time without a network, or said too late. */

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  desk = await openDesk(world);
});
afterAll(() => world.close());

async function pass(time: { days?: number; hours?: number }): Promise<void> {
  world.clock.advance(time);
  await letTimeAct(world.deps);
  await world.settle();
  desk = await openDesk(world);
}

type Reporter = Awaited<ReturnType<TestApp['resident']>>;
const body = { rating: 4, words: '第六天就修好了' };

/** A case of somebody of their own, closed by silence. */
async function closedBySilence(phone?: string): Promise<{ resident: Reporter; code: string }> {
  const resident = await world.resident(phone);
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await pass({ days: 8 });
  return { resident, code };
}
const mine = async ({ resident, code }: { resident: Reporter; code: string }) =>
  (await resident('getMyCase', { params: { code } })).ok;
const points = async ({ resident }: { resident: Reporter }) =>
  (await resident('getMyPoints')).ok.spendable;

describe('a word after silence', () => {
  test('confirms the case and earns its bonus, and the day on which it was closed stays', async () => {
    const one = await closedBySilence();
    const params = { code: one.code };
    const [had, before] = [await points(one), await mine(one)];
    expect(before).toMatchObject({ stage: 'closed', rating: null });
    await pass({ days: 3 });
    const said = (await one.resident('confirmCase', { params, body })).ok;
    expect(said).toMatchObject({ stage: 'closed', rating: 4, may: ['reopen'] });
    expect(said.history.map(({ kind }) => kind).slice(-2)).toEqual(['closed', 'confirmed']);
    expect(said.awards).toHaveLength(2);
    await pass({ days: 1 });
    expect(await points(one)).toBe(had + 2);
  });
  test('is given once: the same again answers the same, another is refused', async () => {
    const one = await closedBySilence();
    const params = { code: one.code };
    const requestId = '0199e000-0000-7000-8000-0000000000c1';
    (await one.resident('confirmCase', { params, body, requestId })).ok;
    const again = await one.resident('confirmCase', { params, body, requestId });
    expect(again.ok.rating).toBe(4);
    const other = await one.resident('confirmCase', { params, body: { ...body, rating: 1 } });
    expect(other.problem).toMatchObject({ status: 409, code: 'not_now_for_you' });
    const { history, awards, rating } = await mine(one);
    expect(history.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);
    expect([awards.length, rating]).toEqual([2, 4]);
  });
  test('comes too late after thirty days', async () => {
    const phone = '13911139910';
    const { code } = await closedBySilence(phone);
    await pass({ days: 31 });
    // A session of the phone has ended by then.
    const resident = await world.resident(phone);
    const late = await resident('confirmCase', { params: { code }, body });
    expect(late.problem.code).toBe('not_now_for_you');
    expect((await mine({ resident, code })).may).toEqual([]);
  });
  test('may follow a case that was opened again, and the bonus comes once for both', async () => {
    const one = await closedBySilence();
    const params = { code: one.code };
    (await one.resident('confirmCase', { params, body })).ok;
    await pass({ days: 1 });
    const had = await points(one);
    const reopening = { words: '又坏了', photoIds: [] };
    (await one.resident('reopenCase', { params, body: reopening })).ok;
    const done = { words: '重新修了', handled: true, photoIds: [] };
    (await desk.handler('answerCase', { params, body: done })).ok;
    const seen = { solved: true, note: '现场看过' };
    (await desk.reviewer('verifyCase', { params, body: seen })).ok;
    await pass({ days: 8 });
    expect(await mine(one)).toMatchObject({ stage: 'closed', rating: null });
    const said = (await one.resident('confirmCase', { params, body })).ok;
    expect(said).toMatchObject({ rating: 4, may: ['reopen'] });
    await pass({ days: 1 });
    expect(await points(one)).toBe(had);
  });
  test('is that of one reporter: who reported the same has a word of their own', async () => {
    const [lead, other] = [await world.resident(), await world.resident()];
    const [{ code }, { code: follows }] = [await report(lead), await report(other)];
    const merging = { into: code, note: '同一处' };
    (await desk.intake('mergeCases', { params: { code: follows }, body: merging })).ok;
    await walkTo('awaiting_confirmation', { desk, resident: lead, code });
    await pass({ days: 8 });
    (await other('confirmCase', { params: { code: follows }, body })).ok;
    expect((await mine({ resident: lead, code })).may).toEqual(['confirm', 'reopen']);
    expect((await mine({ resident: other, code: follows })).may).toEqual(['reopen']);
  });
  test('stands in the bulletin too, where the case was published before', async () => {
    const one = await closedBySilence();
    const text = { title: '路灯亮了', words: '路灯换好了。', place: '老街一带', photoIds: [] };
    (await desk.reviewer('publishCase', { params: { code: one.code }, body: text })).ok;
    const shown = async () =>
      (await world.anyone('listBulletin', { query: {} })).ok.entries.find(
        ({ code }) => code === one.code,
      );
    expect(await shown()).toMatchObject({ confirmed: false, rating: null });
    (await one.resident('confirmCase', { params: { code: one.code }, body })).ok;
    expect(await shown()).toMatchObject({ confirmed: true, rating: 4 });
  });
  test('may be said at a window, for whom somebody answers there', async () => {
    const phone = '13911139911';
    const elder = await world.resident(phone);
    await elder('completeProfile', { body: { name: '何阿婆', grid: grids.west, age: adult } });
    const { demoCode: sent = '' } = (await desk.intake('sendAgreementCode', { body: { phone } }))
      .ok;
    const agreeing = { paper: 'id_card', phone, code: sent } as const;
    const { id } = (await desk.intake('agree', { body: agreeing })).ok;
    const { category, words, place, position, photoIds } = aReport();
    const told = { category, words, place, position, photoIds };
    const { code } = (await desk.intake('reportFor', { params: { id }, body: told })).ok;
    await walkTo('awaiting_confirmation', { desk, resident: elder, code });
    await pass({ days: 8 });
    // Nobody reached them, and the desk closed it.
    const visited = { result: 'not_reached', note: '敲门没人应' } as const;
    const params = { code };
    const worker = await world.staff('grid_worker');
    (await worker('visitReporter', { params, body: visited })).ok;
    (await desk.reviewer('closeCase', { params, body: { note: '问过了' } })).ok;
    const { demoCode: anew = '' } = (await desk.intake('sendAgreementCode', { body: { phone } }))
      .ok;
    const agreed = (await desk.intake('agree', { body: { ...agreeing, code: anew } })).ok;
    const said = await desk.intake('confirmFor', { params: { id: agreed.id, code }, body });
    expect(said.ok.stage).toBe('closed');
    expect((await desk.reviewer('getCase', { params })).ok.rating).toBe(4);
  });
});
