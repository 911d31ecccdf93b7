import { describe, expect, test } from 'vitest';
import { rosterMoves } from '../../../contract/rosters.ts';
import {
  areaOf,
  faultsOf,
  isCountedOtherwise,
  type LineFacts,
  type Mover,
  objectionTo,
  ownOf,
  quantityOf,
} from './decide.ts';

const today = '2026-10-14';
const line: LineFacts = {
  kind: 'patrol.hour',
  day: '2026-10-03',
  minutes: 90,
  hasBook: true,
  by: 'phone',
  resident: 'zhang',
  isSeveral: false,
  own: 'no',
  nameAgrees: true,
  noPatrol: null,
  enteredOn: null,
  isCounted: false,
};
const faults = (...lines: Partial<LineFacts>[]) =>
  faultsOf(
    lines.map((change) => ({ ...line, ...change })),
    today,
  ).map(({ line: at, field, fault }) => `${at} ${field} ${fault}`);

describe('a line', () => {
  test.each<[string, Partial<LineFacts>, string[]]>([
    ['that is in order', {}, []],
    ['of today', { day: today }, []],
    ['of tomorrow', { day: '2026-10-15' }, ['0 day line_day']],
    ['of sixty days ago', { day: '2026-08-15' }, []],
    ['of sixty-one days ago', { day: '2026-08-14' }, ['0 day line_day']],
    ['of a day without a rule book', { hasBook: false }, ['0 day line_day']],
    ['by the hour without minutes', { minutes: undefined }, ['0 minutes line_minutes']],
    ['by the time with minutes', { kind: 'activity.attended' }, ['0 minutes line_no_minutes']],
    ['about nobody', { resident: null, nameAgrees: false }, ['0 phone line_nobody']],
    ['without a number or a name', { by: 'unclear', resident: null }, ['0 phone line_who']],
    ['of a name that nobody has', { by: 'name', resident: null }, ['0 name line_nobody_named']],
    [
      'of a name that several have',
      { by: 'name', resident: null, isSeveral: true },
      ['0 name line_several'],
    ],
    ['of whoever types', { own: 'yes' }, ['0 name line_own']],
    ['of an account without a name', { own: 'nameless' }, ['0 name line_nameless']],
    ['with another name', { nameAgrees: false }, ['0 name line_name']],
    ['of a minor on patrol', { noPatrol: 'grown_ups_only' }, ['0 kind line_minor']],
    ['of a patrol without an age', { noPatrol: 'age_unknown' }, ['0 kind line_age_unknown']],
    ['of a minor who helped', { kind: 'activity.hour', noPatrol: 'grown_ups_only' }, []],
    ['of what a phone counted', { isCounted: true }, ['0 phone line_counted']],
    ['that stands on another paper', { enteredOn: 'DJ-1' }, ['0 phone line_entered']],
  ])('%s', (_, change, found) => {
    expect(faults(change)).toEqual(found);
  });

  test('stands once on its own paper too; another day, deed or person is another line', () => {
    const others: Partial<LineFacts>[] = [
      { day: '2026-10-04' },
      { kind: 'activity.hour' },
      { resident: 'li' },
    ];
    expect(faults({}, ...others)).toEqual([]);
    expect(faults({}, {}, { minutes: 30 })).toEqual(['1 phone line_twice', '2 phone line_twice']);
  });

  test('about nobody is the same as none: each is told of by itself', () => {
    expect(faults({ resident: null }, { resident: null })).toEqual([
      '0 phone line_nobody',
      '1 phone line_nobody',
    ]);
  });
});

test('who types or confirms is known by the name; an account without one is told apart from nobody', () => {
  expect(ownOf('阿依古丽·买买提', ['陈接', '阿依古丽 买买提'])).toBe('yes');
  expect(ownOf('吴桂兰', ['陈接'])).toBe('no');
  expect([ownOf(null, ['陈接']), ownOf(' · ', ['陈接'])]).toEqual(['nameless', 'nameless']);
});

describe('a line says what was counted without paper', () => {
  const walked = {
    resident: 'zhang',
    onPatrol: true,
    // From half past eleven at night of the 3rd, in Shanghai, to half past midnight.
    from: new Date('2026-10-03T15:30:00Z'),
    until: new Date('2026-10-03T16:30:00Z'),
  };
  const said = { resident: 'zhang', kind: 'patrol.hour', day: '2026-10-03' } as const;
  test.each<[string, Partial<Parameters<typeof isCountedOtherwise>[0]>, boolean]>([
    ['of the day on which it began', {}, true],
    ['of the day on which it ended', { day: '2026-10-04' }, true],
    ['not of the day before', { day: '2026-10-02' }, false],
    ['not of another person', { resident: 'li' }, false],
    ['not of an activity, where it was a patrol', { kind: 'activity.hour' }, false],
  ])('%s', (_, change, found) => {
    expect(isCountedOtherwise({ ...said, ...change }, [walked])).toBe(found);
  });
});

test('everything that is wrong is said at once', () => {
  expect(faults({ day: '2027-01-01', minutes: undefined, nameAgrees: false })).toEqual([
    '0 day line_day',
    '0 minutes line_minutes',
    '0 name line_name',
  ]);
});

describe('a list belongs to the smallest area that holds the homes of all on it', () => {
  const [grid, next, town, far] = [
    '339921001001001',
    '339921001001002',
    '339921001',
    '339921002003001',
  ];
  test.each([
    ['one grid', [grid, grid], grid],
    ['grids of one community', [grid, next], '339921001001'],
    ['a grid and its town', [grid, town], town],
    ['a town and a grid of it', [town, grid], town],
    ['two towns', [grid, far], '339921'],
    ['somebody who has said no home', [grid, '339921'], '339921'],
  ])('%s', (_, homes, area) => {
    expect(areaOf('339921', homes)).toBe(area);
  });
});

test('what is paid by the hour counts its minutes, the rest counts once', () => {
  expect(quantityOf({ minutes: 90 })).toBe(90);
  expect(quantityOf({ minutes: null })).toBe(1);
});

describe('what becomes of a list', () => {
  const clerk: Mover = { id: 'clerk', isReviewer: false };
  const other: Mover = { id: 'other', isReviewer: false };
  const reviewer: Mover = { id: 'reviewer', isReviewer: true };
  const typing: Mover = { id: 'clerk', isReviewer: true };
  const possible = (state: 'entered' | 'confirmed' | 'undone', mover: Mover) =>
    rosterMoves.filter((move) => !objectionTo(move, { state, enteredBy: 'clerk' }, mover));

  test('whoever typed it in undoes it until somebody has confirmed it', () => {
    expect(objectionTo('undo', { state: 'entered', enteredBy: 'clerk' }, clerk)).toBeUndefined();
    expect(objectionTo('undo', { state: 'confirmed', enteredBy: 'clerk' }, clerk)).toBe(
      'roster_confirmed',
    );
    expect(objectionTo('undo', { state: 'entered', enteredBy: 'clerk' }, other)).toBe(
      'roster_of_another',
    );
  });

  test('a reviewer confirms what others typed in, and undoes whatever stands', () => {
    expect(possible('entered', reviewer)).toEqual(['confirm', 'undo']);
    expect(possible('confirmed', reviewer)).toEqual(['undo']);
    expect(possible('undone', reviewer)).toEqual([]);
    expect(possible('entered', typing)).toEqual(['undo']);
  });
});
