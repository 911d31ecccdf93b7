import { describe, expect, test } from 'vitest';
import { callerOf } from '../callers.ts';
import { type Agreeing, allPages, inOrder, keysOf, openable, seated } from './agreement.ts';
import { codeOf, counties, loginOf, seats, units } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** Who looks after whom, and devices. */
export function colleaguesAgree(the: Agreeing): void {
  describe('colleagues', () => {
    test.each(seats)(
      'an administrator of a %s lists whom they can do something about',
      async (seat) => {
        const ids = await keysOf(the.world, 'select distinct id as key from staff');
        for (const role of ['administrator', 'security_officer', 'auditor'] as const) {
          const reader = await seated(the.world, loginOf(role, seat));
          const pages = await allPages(async (body) => (await reader('listStaff', { body })).ok);
          const listed = inOrder(pages.flatMap(({ staff }) => staff.map(({ id }) => id)));
          expect(listed.length, role).toBeGreaterThan(3);
          expect(listed, role).toEqual(
            await openable(ids, (id) => reader('getStaffMember', { params: { id } })),
          );
          const devices = await openable(ids, (id) =>
            reader('listDevicesOfStaff', { params: { id } }),
          );
          expect(devices, role).toEqual(role === 'security_officer' ? listed : []);
          const self = (await reader('getStaffMe')).ok.id;
          const suspended = await openable(ids, (id) =>
            the.trials.run(() =>
              reader('suspendStaff', { params: { id }, body: { reason: '调走了' } }),
            ),
          );
          const active = pages.flatMap(({ staff }) =>
            staff.filter(({ state }) => state !== 'suspended'),
          );
          const others = active.map(({ id }) => id).filter((id) => id !== self);
          expect(suspended, role).toEqual(role === 'auditor' ? [] : inOrder(others));
        }
      },
    );

    test.each(seats)(
      'an administrator of a %s takes people on for the units listed',
      async (seat) => {
        const administrator = await seated(the.world, loginOf('administrator', seat));
        const area = codeOf(counties.here, seat);
        const listed = (await administrator('listUnits')).ok.map(({ id }) => id);
        const wanted = { name: '新来的', login: 'somebody.new' };
        const body = { ...wanted, roles: [{ role: 'unit_handler', area }] };
        const taken = await openable(Object.values(units), (unit) =>
          the.trials.run(() => administrator('inviteStaff', { body: { ...body, unit } })),
        );
        expect(inOrder(listed)).toEqual(taken);
      },
    );

    test.each(seats)(
      'resets that a security officer of a %s sees are those they decide',
      async (seat) => {
        const resets = await keysOf(the.world, 'select id as key from factor_resets');
        const officer = await seated(the.world, loginOf('security_officer', seat));
        const pages = await allPages(
          async (query) => (await officer('listFactorResets', { query })).ok,
        );
        const listed = inOrder(pages.flatMap((page) => page.resets.map(({ id }) => id)));
        expect(listed.length).toBeGreaterThan(0);
        for (const verdict of ['confirmFactorReset', 'declineFactorReset'] as const)
          expect(listed).toEqual(
            await openable(resets, (id) =>
              the.trials.run(() => officer(verdict, { params: { id } })),
            ),
          );
        for (const role of ['administrator', 'auditor'] as const) {
          const reader = await seated(the.world, loginOf(role, seat));
          const seen = (await reader('listFactorResets')).ok.resets.map(({ id }) => id);
          expect(inOrder(seen), role).toEqual(listed);
        }
      },
    );

    test('everybody finds their own devices, and ends no others', async () => {
      const devices = await keysOf(the.world, 'select id as key from sessions');
      const clerk = await seated(the.world, loginOf('intake', 'grid'));
      await seated(the.world, loginOf('intake', 'grid'));
      const mine = (await clerk('listMyStaffDevices')).ok.devices.map(({ id }) => id);
      expect(mine.length).toBeGreaterThan(1);
      const ended = await openable([...devices, ...mine], (id) =>
        the.trials.run(() => clerk('endMyStaffDevice', { params: { id } })),
      );
      expect(ended).toEqual(inOrder(mine));
      const cookie = await residentCookie(the.world, counties.here, residentId(residents.mine));
      const resident = callerOf(the.world.app, cookie, counties.here);
      const own = (await resident('listMyDevices')).ok.devices.map(({ id }) => id);
      const left = await openable([...devices, ...own], (id) =>
        the.trials.run(() => resident('endMyDevice', { params: { id } })),
      );
      expect(left).toEqual(inOrder(own));
    });
  });
}
