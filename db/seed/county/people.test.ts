import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { staffRoles } from '../../../contract/route.ts';
import { Phone } from '../../../contract/values.ts';
import { planLinxi, planShili } from './plan.ts';

test('residents have names and phones of their own and live in every grid', () => {
  const { areas, residents, newcomers } = planLinxi();
  const everyone = [...residents, ...newcomers];
  expect(new Set(everyone.map(({ phone }) => phone)).size).toBe(everyone.length);
  for (const { phone } of everyone) expect(Value.Check(Phone, phone)).toBe(true);
  const grids = areas.filter(({ level }) => level === 'grid').map(({ code }) => code);
  expect(new Set(residents.map(({ grid }) => grid))).toEqual(new Set(grids));
});

test.each([planLinxi(), planShili()])(
  '$land.name.zh has staff in every role, once each',
  (plan) => {
    expect(new Set(plan.staff.map(({ role }) => role))).toEqual(new Set(staffRoles));
    expect(new Set(plan.staff.map(({ login }) => login)).size).toBe(plan.staff.length);
    for (const { slug } of plan.units)
      expect(plan.staff.some(({ unit }) => unit === slug)).toBe(true);
  },
);

test.each([planLinxi(), planShili()])(
  'in $land.name.zh some unit answers for everything',
  (plan) => {
    const grids = plan.areas.filter(({ level }) => level === 'grid').map(({ code }) => code);
    const duties = plan.units.flatMap((unit) => unit.duties);
    for (const category of [
      '010100',
      '020300',
      '030100',
      '040100',
      '050100',
      '060100',
      '070100',
      '999900',
    ])
      for (const grid of grids)
        expect(
          duties.some(
            ({ categories, area }) => category.startsWith(categories) && grid.startsWith(area),
          ),
          `${category} in ${grid}`,
        ).toBe(true);
  },
);
