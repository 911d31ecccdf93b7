import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type StaffRole, staffRoles } from '../../../contract/route.ts';
import {
  decideHandOver,
  isOfficer,
  isOutsider,
  mayRestore,
  officers,
  outsiders,
  type Person,
  refuseGrant,
} from './decide.ts';

const area = '339999000000';
const holding = (...roles: StaffRole[]): Person => ({
  id: 'somebody',
  unit: null,
  roles: roles.map((role) => ({ role, area })),
});
const grant = (person: Person, role: StaffRole) =>
  refuseGrant({ granter: 'administrator', below: true, person, role, area });

describe('three officers', () => {
  const others = staffRoles.filter((role) => !isOfficer(role));

  test('one person holds at most one of the three, in whichever order they are granted', () => {
    for (const held of officers)
      for (const wanted of officers.filter((one) => one !== held))
        expect(grant(holding(held), wanted)).toEqual({ code: 'two_officers', wanted, held });
  });

  test('none of the three does any work, and who works is none of the three', () => {
    expect(others).toHaveLength(11);
    for (const officer of officers)
      for (const work of others.filter((role) => role !== 'unit_handler')) {
        expect(grant(holding(officer), work)).toMatchObject({
          code: 'officer_works',
          held: officer,
        });
        expect(grant(holding(work), officer)).toMatchObject({ code: 'officer_works', held: work });
      }
  });

  test('a merchant or a sponsor has no hand in who gets points, whichever was granted first', () => {
    const centre = others.filter((role) => !isOutsider(role) && role !== 'unit_handler');
    expect(centre).toHaveLength(8);
    for (const outsider of outsiders)
      for (const work of centre) {
        const refused = { code: 'outsider_works' };
        expect(grant(holding(outsider), work)).toMatchObject({ ...refused, held: outsider });
        expect(grant(holding(work), outsider)).toMatchObject({ ...refused, held: work });
      }
    expect(grant(holding('merchant'), 'sponsor')).toBeUndefined();
  });

  test('other roles go together', () => {
    expect(grant(holding('intake', 'reviewer'), 'dispatcher')).toBeUndefined();
    expect(grant(holding(), 'auditor')).toBeUndefined();
    // The same office for another area is still one office.
    const west = { ...holding(), roles: [{ role: 'auditor' as const, area: '339999001000' }] };
    expect(grant(west, 'auditor')).toBeUndefined();
  });

  test('however roles are granted one after another, nobody ends up with two that must be apart', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...staffRoles), { maxLength: 12 }), (wanted) => {
        let person: Person = { ...holding(), unit: 'a unit' };
        for (const role of wanted)
          if (grant(person, role) === undefined)
            person = { ...person, roles: [...person.roles, { role, area }] };
        const held = new Set(person.roles.map(({ role }) => role));
        if ([...held].some(isOfficer)) expect(held.size).toBe(1);
        if ([...held].some(isOutsider)) expect([...held].every(isOutsider)).toBe(true);
      }),
    );
  });
});

test('nobody grants themselves anything', () => {
  const self = { ...holding('administrator'), id: 'administrator' };
  expect(grant(self, 'administrator')).toEqual({ code: 'own_roles' });
});

test('a role lies below the granter’s own area, once, and work for a unit needs a unit', () => {
  const person = holding('intake');
  const elsewhere = {
    granter: 'administrator',
    below: false,
    person,
    role: 'reviewer',
    area,
  } as const;
  expect(refuseGrant(elsewhere)).toEqual({ code: 'area_outside' });
  expect(grant(person, 'intake')).toEqual({ code: 'role_held' });
  expect(grant(person, 'unit_handler')).toEqual({ code: 'unit_needed' });
  expect(grant({ ...person, unit: 'a unit' }, 'unit_handler')).toBeUndefined();
});

describe('handing over', () => {
  const leaver = { ...holding('intake', 'reviewer'), id: 'leaver' };
  const successor = { ...holding('reviewer'), id: 'successor', active: true };
  const decide = (given: Partial<Parameters<typeof decideHandOver>[0]> = {}) =>
    decideHandOver({ granter: 'administrator', leaver, successor, below: true, ...given });

  test('the successor gets what they do not hold yet', () => {
    expect(decide()).toEqual({ roles: [{ role: 'intake', area }], unit: null });
  });

  test('work for a unit takes the unit along, and only into that unit', () => {
    const handler = { ...holding('unit_handler'), id: 'leaver', unit: 'west' };
    expect(decide({ leaver: handler })).toEqual({
      roles: [{ role: 'unit_handler', area }],
      unit: 'west',
    });
    const elsewhere = { ...successor, unit: 'east' };
    expect(decide({ leaver: handler, successor: elsewhere })).toEqual({
      code: 'successor_elsewhere',
    });
  });

  test('what could not be granted is not handed over', () => {
    const auditor = { ...successor, roles: [{ role: 'auditor' as const, area }] };
    expect(decide({ successor: auditor })).toEqual({
      code: 'officer_works',
      wanted: 'intake',
      held: 'auditor',
    });
    expect(decide({ below: false })).toEqual({ code: 'area_outside' });
    expect(decide({ granter: 'successor' })).toEqual({ code: 'own_roles' });
    expect(decide({ granter: 'leaver' })).toEqual({ code: 'own_roles' });
    expect(decide({ successor: { ...leaver, active: true } })).toEqual({ code: 'successor_same' });
    expect(decide({ successor: { ...successor, active: false } })).toEqual({
      code: 'successor_away',
    });
  });
});

test('what a security officer suspended, an administrator does not undo', () => {
  expect(mayRestore('security_officer', ['administrator'])).toBe(false);
  expect(mayRestore('security_officer', ['security_officer'])).toBe(true);
  expect(mayRestore('administrator', ['administrator'])).toBe(true);
  expect(mayRestore('administrator', ['security_officer'])).toBe(true);
  expect(mayRestore(null, ['administrator'])).toBe(true);
});
