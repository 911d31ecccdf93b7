import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, type Person, staffId, units } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { openReasons } from '../../platform/audit.ts';

const whole = '339999000000';
const west = '339999001000';

let world: TestApp;
let administrator: Caller;
let officer: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  administrator = await world.staff('administrator');
  officer = await world.staff('security_officer');
});
afterAll(() => world.close());

const params = (person: Person) => ({ id: staffId(person) });
const rolesOf = async (person: Person) => {
  const { ok } = await administrator('getStaffMember', { params: params(person) });
  return ok.roles.map(({ role, area }) => `${role} ${area}`);
};
const trace = async (action: string, person: Person) => {
  const { read } = world.deps.database;
  const entries = await read
    .selectFrom('audit_waiting')
    .select(['id', 'actor', 'details', 'reason'])
    .where('action', '=', action)
    .where('object', '=', `staff/${staffId(person)}`)
    .execute();
  const reasonOf = await openReasons(read, { deps: world.deps, scope: { county } });
  return entries.map((entry) => ({ ...entry, reason: reasonOf(entry) }));
};

describe('the list', () => {
  test('everybody below the reader’s area, page by page, found by name or login', async () => {
    for (let one = 0; one < 32; one++)
      await administrator('inviteStaff', {
        body: {
          name: `金阿妹${one}`,
          login: `wangge.${one}`,
          unit: null,
          roles: [{ role: 'grid_worker', area: '339999001001' }],
        },
      });
    const logins: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = (await administrator('listStaff', { body: after ? { after } : {} })).ok;
      if (page.next !== null) expect(page.staff).toHaveLength(30);
      logins.push(...page.staff.map(({ login }) => login));
      after = page.next;
    }
    expect(new Set(logins).size).toBe(logins.length);
    expect(logins).toContain('wangge.0');
    expect(logins).toContain('treasurer');
    expect(logins.length).toBeGreaterThan(30);
    const find = async (words: string) =>
      (await administrator('listStaff', { body: { find: words } })).ok.staff.length;
    expect(await find('阿妹3')).toBe(3);
    expect(await find('WANGGE.3')).toBe(3);
    expect(await find('100%')).toBe(0);
    const invited = (await administrator('listStaff', { body: { show: 'invited' } })).ok;
    expect(invited.staff.every(({ state }) => state === 'invited')).toBe(true);
    expect(invited.next).not.toBeNull();
  });

  test('an administrator of a town sees and changes the people of the town alone', async () => {
    const town = await world.staff('administrator_west');
    // Looked for, since the people of the town fill more than a page.
    const { staff } = (await town('listStaff', { body: { find: 'intake' } })).ok;
    expect(staff.map(({ login }) => login)).toEqual(['intake_west']);
    const elsewhere = await town('getStaffMember', { params: params('intake') });
    expect(elsewhere.problem).toMatchObject({ status: 404, code: 'staff_not_found' });
    const body = { reason: '试试看' };
    const kept = await town('suspendStaff', { params: params('reviewer_east'), body });
    expect(kept.problem.code).toBe('staff_not_found');
  });

  test('what waits for somebody is counted, not shown', async () => {
    const desk = await openDesk(world);
    const resident = await world.resident();
    const { code } = await report(resident, { category: '050100' });
    await report(resident, { category: '040300' });
    await walkTo('dispatched', { desk, resident, code });
    const openOf = async (person: Person) =>
      (await administrator('getStaffMember', { params: params(person) })).ok.open;
    expect(await openOf('intake')).toEqual({ cases: 1, held: 0 });
    expect(await openOf('handler_west')).toEqual({ cases: 1, held: 0 });
    expect(await openOf('handler_east')).toEqual({ cases: 0, held: 0 });
    expect(await openOf('treasurer')).toEqual({ cases: 0, held: 0 });
    const seen = await administrator('getStaffMember', { params: params('intake') });
    expect(seen.raw.body).not.toContain(code);
    expect((await administrator('listCases')).problem.code).toBe('not_your_role');
  });
});

describe('roles', () => {
  test('granted and taken, and in force with the very next request', async () => {
    const treasurer = await world.staff('treasurer');
    expect((await treasurer('listHeldAwards')).problem.code).toBe('not_your_role');
    const body = { role: 'leader', area: west };
    const granted = await administrator('grantRole', { params: params('treasurer'), body });
    expect(granted.ok.roles).toMatchObject([
      { role: 'leader', area: west, areaName: { zh: '西镇' } },
      { role: 'treasurer' },
    ]);
    expect((await treasurer('listHeldAwards')).status).toBe(200);
    await administrator('takeRole', { params: params('treasurer'), body });
    expect((await treasurer('listHeldAwards')).problem.code).toBe('not_your_role');
    expect(await trace('staff.role_granted', 'treasurer')).toMatchObject([
      { actor: staffId('administrator'), details: body },
    ]);
    expect(await trace('staff.role_taken', 'treasurer')).toHaveLength(1);
    const gone = await administrator('takeRole', { params: params('treasurer'), body });
    expect(gone.problem).toMatchObject({ status: 409, code: 'role_not_held' });
  });

  test.each([
    ['administrator', 'intake', 'own_account', '由别人来定'],
    ['auditor', 'security_officer', 'two_officers', '安全员和审计员不能是同一个人'],
    ['auditor', 'reviewer', 'officer_works', '审核员和审计员不能是同一个人'],
    ['reviewer', 'administrator', 'officer_works', '系统管理员和审核员不能是同一个人'],
    ['intake', 'unit_handler', 'unit_needed', '先有所属单位'],
    ['intake', 'intake', 'role_held', '已经有这个岗位'],
  ] as const)('%s is not given %s: %s', async (person, role, code, sentence) => {
    const asked = { params: params(person), body: { role, area: whole } };
    const { problem } = await administrator('grantRole', asked);
    expect(problem.code).toBe(code);
    expect(problem.title).toContain(sentence);
    const headers = { 'accept-language': 'en' };
    const english = (await administrator('grantRole', { ...asked, headers })).problem;
    expect(english.title).toMatch(/^[\x20-\x7e’]+$/);
  });

  test('of an area outside the administrator’s own, or that does not exist', async () => {
    const town = await world.staff('administrator_west');
    const give = async (area: string) =>
      (
        await town('grantRole', {
          params: params('intake_west'),
          body: { role: 'reviewer', area },
        })
      ).problem;
    expect(await give(whole)).toMatchObject({ code: 'area_outside', fields: [{ field: '/area' }] });
    expect((await give('339999002000')).code).toBe('area_outside');
    expect((await give('339999001009')).code).toBe('area_unknown');
  });

  test('two grants at once do not put together what must be apart', async () => {
    await administrator('inviteStaff', {
      body: { name: '柯正', login: 'kezheng', unit: null, roles: [{ role: 'intake', area: west }] },
    });
    const [person] = (await administrator('listStaff', { body: { find: 'kezheng' } })).ok.staff;
    const id = person?.id ?? '';
    await administrator('takeRole', { params: { id }, body: { role: 'intake', area: west } });
    const offices = ['auditor', 'security_officer', 'administrator'] as const;
    const granted = await Promise.all(
      offices.map((role) =>
        administrator('grantRole', { params: { id }, body: { role, area: whole } }),
      ),
    );
    expect(granted.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('suspended', () => {
  const body = { reason: '长期休假' };

  test('somebody is signed out at once, does not come in again, and the reason is kept', async () => {
    const dispatcher = await world.staff('dispatcher');
    const { ok } = await administrator('suspendStaff', { params: params('dispatcher'), body });
    expect(ok).toMatchObject({
      state: 'suspended',
      suspension: { reason: '长期休假', liftable: true },
    });
    expect((await dispatcher('getStaffMe')).problem.code).toBe('signed_out');
    const signIn = { login: 'dispatcher', password: 'a test county keeps no secrets' };
    const tried = await world.anyone('startStaffSignIn', { body: signIn });
    expect(tried.problem.code).toBe('sign_in_wrong');
    expect(await trace('staff.suspended', 'dispatcher')).toMatchObject([
      { actor: staffId('administrator'), reason: body.reason },
    ]);
    const again = await administrator('suspendStaff', { params: params('dispatcher'), body });
    expect(again.problem.code).toBe('suspended_already');
    await administrator('restoreStaff', { params: params('dispatcher'), body });
    expect((await world.anyone('startStaffSignIn', { body: signIn })).status).toBe(201);
    const active = await administrator('restoreStaff', { params: params('dispatcher'), body });
    expect(active.problem.code).toBe('not_suspended');
  });

  test('what the security officer suspended, the administrator does not undo', async () => {
    await officer('suspendStaff', { params: params('leader'), body });
    const seen = await administrator('getStaffMember', { params: params('leader') });
    expect(seen.ok.suspension).toMatchObject({ liftable: false });
    const tried = await administrator('restoreStaff', { params: params('leader'), body });
    expect(tried.problem.code).toBe('officer_suspended');
    expect((await officer('restoreStaff', { params: params('leader'), body })).status).toBe(200);
  });

  test('nobody suspends themselves', async () => {
    const own = await officer('suspendStaff', { params: params('security_officer'), body });
    expect(own.problem.code).toBe('own_account');
  });
});

describe('handed over', () => {
  const reason = '调到县里工作';

  test('unit and roles go to the successor, who leaves is out, in one step and on record', async () => {
    await administrator('inviteStaff', {
      body: {
        name: '江帆',
        login: 'jiangfan',
        unit: null,
        roles: [{ role: 'intake', area: west }],
      },
    });
    const [heir] = (await administrator('listStaff', { body: { find: 'jiangfan' } })).ok.staff;
    const id = heir?.id ?? '';
    const early = { successor: id, reason };
    const away = await administrator('handOver', { params: params('handler_west'), body: early });
    expect(away.problem).toMatchObject({
      code: 'successor_away',
      fields: [{ field: '/successor' }],
    });
    const handler = await world.staff('handler_west');
    const body = { successor: staffId('intake_west'), reason };
    const { ok } = await administrator('handOver', { params: params('handler_west'), body });
    expect(ok).toMatchObject({ state: 'suspended', roles: [], suspension: { reason } });
    expect((await handler('getStaffMe')).problem.code).toBe('signed_out');
    expect(await rolesOf('intake_west')).toEqual([`intake ${west}`, `unit_handler ${whole}`]);
    const successor = await world.staff('intake_west');
    expect((await successor('getStaffMe')).ok.unit).toEqual({ zh: 'west 中队', en: 'west squad' });
    expect(await trace('staff.handed_over', 'handler_west')).toMatchObject([
      { actor: staffId('administrator'), details: { successor: body.successor }, reason },
    ]);
    expect(await trace('staff.role_granted', 'intake_west')).toMatchObject([
      { details: { role: 'unit_handler', from: staffId('handler_west') } },
    ]);
  });

  test('not into another unit, not to an officer, and then nothing has changed', async () => {
    const before = await rolesOf('handler_east');
    for (const [successor, code] of [
      ['both', 'successor_elsewhere'],
      ['auditor', 'officer_works'],
      ['handler_east', 'successor_same'],
      ['administrator', 'own_account'],
    ] as const) {
      const body = { successor: staffId(successor), reason };
      const refused = await administrator('handOver', { params: params('handler_east'), body });
      expect(refused.problem.code).toBe(code);
    }
    expect(await rolesOf('handler_east')).toEqual(before);
    const { ok } = await administrator('getStaffMember', { params: params('handler_east') });
    expect(ok).toMatchObject({ state: 'active', unit: { id: units.east } });
  });
});

test('whose last role was taken sees that, and nothing else', async () => {
  const body = { role: 'rule_owner', area: whole };
  await administrator('takeRole', { params: params('rule_owner_second'), body });
  const left = await world.staff('rule_owner_second');
  expect((await left('getStaffMe')).ok.roles).toEqual([]);
  expect((await left('listMyStaffDevices')).status).toBe(200);
  for (const name of ['listRulebooks', 'listCases', 'listStaff'] as const)
    expect((await left(name)).problem.code).toBe('not_your_role');
});
