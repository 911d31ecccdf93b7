import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function person(name: string): Promise<Caller> {
  const me = await world.resident();
  (await me('completeProfile', { body: { name, grid: grids.west } })).ok;
  return me;
}

describe('who looked', () => {
  const named = '有名有姓';
  beforeAll(async () => {
    await world.deps.database.pool.query('update staff set name = $1 || login', [named]);
  });

  test('a look is told by role and unit, with the case and the reason, and names nobody', async () => {
    const me = await person('谷雨');
    const desk = await openDesk(world);
    const { code } = await report(me);
    await walkTo('dispatched', { desk, resident: me, code });
    const params = { code };
    await desk.handler('getCase', { params });
    const dispatcher = await world.staff('dispatcher');
    const what = ['name', 'phone'];
    const asking = { what, reason: '现场找不到，请您带路' };
    const { id } = (await dispatcher('askUnmasking', { params, body: asking })).ok;
    const officer = await world.staff('security_officer');
    await officer('approveUnmasking', { params: { id }, body: { note: '同意' } });
    world.clock.advance({ minutes: 1 });
    await dispatcher('lookUnmasked', { params: { id } });
    const { looks } = (await me('listMyLooks')).ok;
    const [newest] = looks;
    expect(newest).toMatchObject({ caseCode: code, what: { zh: '您的姓名和您的电话' } });
    expect(newest?.why.zh).toContain('现场找不到');
    const handler = looks.find(({ by }) => by.zh.endsWith('经办人'));
    expect(handler).toMatchObject({ caseCode: code });
    expect(JSON.stringify(looks)).not.toContain(named);
    expect((await (await person('立夏'))('listMyLooks')).ok.looks).toEqual([]);
  });

  test('a look tells what was shown of the person: to the desk masked, to a unit nothing', async () => {
    const me = await person('夏至');
    const desk = await openDesk(world);
    const { code } = await report(me);
    await walkTo('dispatched', { desk, resident: me, code });
    const lastLook = async () => {
      const { looks } = (await me('listMyLooks')).ok;
      return looks[0]?.what.zh;
    };
    const open = async (who: Caller) => {
      world.clock.advance({ minutes: 1 });
      (await who('getCase', { params: { code } })).ok;
      return lastLook();
    };
    expect(await open(desk.handler)).toBe('您上报的这件事（看不到您的姓名和电话）');
    expect(await open(desk.intake)).toBe('您上报的这件事，和遮住中间的姓名、电话');
    expect(await open(desk.reviewer)).toBe('您上报的这件事，和遮住中间的姓名');
  });

  test('a look of which the law forbids telling is not told', async () => {
    const me = await person('小满');
    const { code } = await report(me);
    const params = { code };
    const dispatcher = await world.staff('dispatcher');
    const asking = { what: ['name'], reason: '公安机关依法调取', untold: '刑事诉讼法规定侦查保密' };
    const { id } = (await dispatcher('askUnmasking', { params, body: asking })).ok;
    const officer = await world.staff('security_officer');
    await officer('approveUnmasking', { params: { id }, body: { note: '依法' } });
    await dispatcher('lookUnmasked', { params: { id } });
    const { looks } = (await me('listMyLooks')).ok;
    expect(
      looks.filter(({ what }) => what.zh.includes('姓名') && !what.zh.includes('看不到')),
    ).toEqual([]);
  });

  test('pages follow each other without a gap', async () => {
    const me = await person('芒种');
    const { code } = await report(me);
    const intake = await world.staff('intake');
    for (let look = 0; look < 25; look++) {
      await intake('getCase', { params: { code } });
      world.clock.advance({ minutes: 1 });
    }
    const first = (await me('listMyLooks')).ok;
    const second = (await me('listMyLooks', { query: { after: first.next ?? '' } })).ok;
    const ids = [...first.looks, ...second.looks].map(({ id }) => id);
    expect([first.looks.length, second.looks.length, second.next]).toEqual([20, 5, null]);
    expect(new Set(ids).size).toBe(25);
  });
});
