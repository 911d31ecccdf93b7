import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { password, staffId, totpKey } from '../../../test/county.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { totpCode } from './totp.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

/** A resident signed in from a browser that says what it is. */
async function residentOn(agent: string, phone: string) {
  const { demoCode: code } = (await world.anyone('requestSignInCode', { body: { phone } })).ok;
  const headers = { 'user-agent': agent };
  const signedIn = await world.anyone('signInResident', { body: { phone, code }, headers });
  const cookie = `pingan_resident=${signedIn.raw.cookies[0]?.value}`;
  return { cookie };
}

test('a resident sees where they are signed in, coarsely, and signs out one or all others', async () => {
  const phone = '13800009999';
  const here = await residentOn(chromeOnWindows, phone);
  world.clock.advance({ hours: 2 });
  const there = await residentOn('Mozilla/5.0 (iPhone) MicroMessenger/8.0', phone);
  world.clock.advance({ minutes: 1 });
  const third = await residentOn('something else', phone);
  const stranger = await residentOn(chromeOnWindows, '13800008888');
  const { devices } = (await world.anyone('listMyDevices', { headers: here })).ok;
  expect(devices.map(({ browser, system, here: mine }) => [browser, system, mine])).toEqual([
    ['other', 'other', false],
    ['wechat', 'ios', false],
    ['chrome', 'windows', true],
  ]);
  expect(devices[2]).toMatchObject({ signedInAt: expect.stringContaining('T01:00:00') });
  const kept = await world.deps.database.read.selectFrom('sessions').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain('140.0');

  const wechat = { headers: here, params: { id: devices[1]?.id ?? '' } };
  expect((await world.anyone('endMyDevice', wechat)).ok).toEqual({ ended: 1 });
  const isIn = async (headers: { cookie: string }) =>
    (await world.anyone('getMe', { headers })).status === 200;
  expect([await isIn(here), await isIn(there), await isIn(third)]).toEqual([true, false, true]);
  expect((await world.anyone('endMyDevice', wechat)).problem.code).toBe('device_not_found');
  expect((await world.anyone('endMyOtherDevices', { headers: here })).ok).toEqual({ ended: 1 });
  expect([await isIn(here), await isIn(third), await isIn(stranger)]).toEqual([true, false, true]);
});

test('signing in again in the same browser is still one device', async () => {
  const phone = '13800005555';
  const first = await residentOn(chromeOnWindows, phone);
  const { demoCode: code } = (await world.anyone('requestSignInCode', { body: { phone } })).ok;
  const again = await world.anyone('signInResident', { body: { phone, code }, headers: first });
  const cookie = `pingan_resident=${again.raw.cookies[0]?.value}`;
  const { devices } = (await world.anyone('listMyDevices', { headers: { cookie } })).ok;
  expect(devices).toHaveLength(1);
  expect((await world.anyone('getMe', { headers: first })).problem.code).toBe('signed_out');
});

test('nobody signs out a device of somebody else', async () => {
  const [mine, theirs] = [
    await residentOn(chromeOnWindows, '13800007777'),
    await residentOn(chromeOnWindows, '13800006666'),
  ];
  const [device] = (await world.anyone('listMyDevices', { headers: theirs })).ok.devices;
  const params = { id: device?.id ?? '' };
  const tried = await world.anyone('endMyDevice', { headers: mine, params });
  expect(tried.problem).toMatchObject({ status: 404, code: 'device_not_found' });
  expect((await world.anyone('getMe', { headers: theirs })).status).toBe(200);
});

test('a desk that has been quiet for half an hour is no device any more', async () => {
  const old = await world.staff('intake');
  await old('getStaffMe');
  world.clock.advance({ minutes: 31 });
  const intake = await world.staff('intake');
  const { devices } = (await intake('listMyStaffDevices')).ok;
  expect(devices.map(({ here }) => here)).toEqual([true]);
});

test('the security officer sees and ends the sessions of somebody else, the administrator does not', async () => {
  const officer = await world.staff('security_officer');
  const reviewer = await world.staff('reviewer');
  const params = { id: staffId('reviewer') };
  expect((await officer('listDevicesOfStaff', { params })).ok.devices).toHaveLength(1);
  expect((await officer('endDevicesOfStaff', { params })).ok).toEqual({ ended: 1 });
  expect((await reviewer('getStaffMe')).problem.code).toBe('signed_out');
  const administrator = await world.staff('administrator');
  const refused = await administrator('endDevicesOfStaff', { params });
  expect(refused.problem.code).toBe('not_your_role');
  const nobody = await officer('endDevicesOfStaff', { params: { id: staffId('nobody') } });
  expect(nobody.problem.code).toBe('staff_not_found');
  const trace = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['actor', 'object', 'details'])
    .where('action', '=', 'devices.signed_out')
    .where('object', '=', `staff/${params.id}`)
    .execute();
  expect(trace).toMatchObject([{ actor: staffId('security_officer'), details: { ended: 1 } }]);
});

test('the times of a desk are the county’s to shorten, by the security officer alone', async () => {
  const officer = await world.staff('security_officer');
  const { ok } = await officer('getSignInPolicy');
  expect(ok).toEqual({ idleMinutes: 30, sessionHours: 12, largeAwardPoints: 100 });
  const shorter = { ...ok, idleMinutes: 10, sessionHours: 8 };
  expect((await officer('setSignInPolicy', { body: shorter })).ok).toEqual(shorter);
  const longer = await officer('setSignInPolicy', { body: { ...ok, idleMinutes: 31 } });
  expect(longer.problem).toMatchObject({
    code: 'fields_wrong',
    fields: [{ field: '/idleMinutes' }],
  });
  const desk = await world.staff('intake');
  world.clock.advance({ minutes: 11 });
  expect((await desk('getStaffMe')).problem.code).toBe('signed_out');
  const auditor = await world.staff('auditor');
  expect((await auditor('getSignInPolicy')).ok).toEqual(shorter);
  const tried = await auditor('setSignInPolicy', { body: ok });
  expect(tried.problem.code).toBe('not_your_role');
  await (await world.staff('security_officer'))('setSignInPolicy', { body: ok });
});

test('a shorter day holds for desks that are open already, however busy they are', async () => {
  const busy = await world.staff('intake');
  const beside = await world.sitDown('intake');
  const work = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 20) {
      world.clock.advance({ minutes: 20 });
      expect((await busy('getStaffMe')).status).toBe(200);
      expect((await beside.call('getStaffMe')).status).toBe(200);
    }
  };
  await work(5 * 60);
  const officer = await world.staff('security_officer');
  const { ok } = await officer('getSignInPolicy');
  await officer('setSignInPolicy', { body: { ...ok, sessionHours: 6 } });
  await work(40);
  world.clock.advance({ minutes: 20 });
  expect((await busy('getStaffMe')).problem.code).toBe('signed_out');
  const again = await world.staff('intake');
  const { devices } = (await again('listMyStaffDevices')).ok;
  expect(devices.map(({ here }) => here)).toEqual([true]);
  const late = await world.staff('security_officer');
  await late('setSignInPolicy', { body: ok });
});

test('releasing a large award asks for the second factor, a small one does not', async () => {
  const desk = await openDesk(world);
  const resident = await world.resident();
  await resident('completeProfile', { body: { name: '周小芳', grid: '339999001001001' } });
  const first = await report(resident, { category: '020100', words: '消防通道堵了一排车' });
  await walkTo('answered', { desk, resident, code: first.code });
  await report(resident, { category: '020100', words: '消防通道堵了一排车' });
  const { call } = await world.sitDown('reviewer', { proved: false });
  const { held } = (await call('listHeldAwards')).ok;
  const [one] = held;
  const settle = { params: { id: one?.award.id ?? '' }, body: { note: '看过照片' } };
  const officer = await world.staff('security_officer');
  const policy = (await officer('getSignInPolicy')).ok;
  const largeAwardPoints = one?.award.points ?? 0;
  expect(largeAwardPoints).toBeGreaterThan(0);
  await officer('setSignInPolicy', { body: { ...policy, largeAwardPoints } });
  expect((await call('settleHeldAward', settle)).problem.code).toBe('step_up_needed');
  await officer('setSignInPolicy', {
    body: { ...policy, largeAwardPoints: largeAwardPoints + 1 },
  });
  expect((await call('settleHeldAward', settle)).status).toBe(200);
});

test('the device of a staff session is the browser that finished the sign-in', async () => {
  const begun = await world.anyone('startStaffSignIn', { body: { login: 'both', password } });
  const ticket = begun.ok.next === 'code' ? begun.ok.ticket : '';
  const body = { ticket, code: totpCode(totpKey, world.clock.now()) };
  const headers = { 'user-agent': chromeOnWindows };
  const { raw } = await world.anyone('finishStaffSignIn', { body, headers });
  const cookie = `pingan_staff=${raw.cookies[0]?.value}`;
  const { devices } = (await world.anyone('listMyStaffDevices', { headers: { cookie } })).ok;
  expect(devices).toMatchObject([{ browser: 'chrome', system: 'windows', here: true }]);
});
