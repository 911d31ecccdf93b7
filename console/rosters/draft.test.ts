import { describe, expect, test } from 'vitest';
import {
  type DraftLine,
  emptyLine,
  emptyRoster,
  gapsInLine,
  isComplete,
  isTyped,
  lineAfter,
  linesOfRows,
  linesTooMany,
  linesToSend,
  walkedInOf,
} from './draft.ts';

const line: DraftLine = {
  phone: '13800001234',
  name: '张三',
  home: '',
  kind: 'patrol.hour',
  day: '2026-10-03',
  minutes: '90',
};
const words = {
  'patrol.hour': ['义务巡逻', 'Patrol'],
  'activity.hour': ['志愿活动', 'Volunteer work'],
  'activity.attended': ['参加活动', 'Taking part'],
} as const;
const area = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });
const homes = [
  area('339999001001001', '桥西网格', 'Bridge west'),
  area('339999001001002', '第一网格', 'First grid'),
  area('339999001002001', '第一网格', 'First grid'),
];
const known = { words, homes };

describe('a line', () => {
  test.each<[string, Partial<DraftLine>, string[]]>([
    ['that is whole', {}, []],
    ['with ten digits', { phone: '1380000123' }, ['phone']],
    ['without a number, by name and home', { phone: '', home: '339999001001001' }, []],
    ['without a number and a home', { phone: ' ' }, ['home']],
    ['without a number and a name', { phone: '', name: '' }, ['phone']],
    ['without a day', { day: '' }, ['day']],
    ['by the hour without minutes', { minutes: '' }, ['minutes']],
    ['of fourteen minutes', { minutes: '14' }, ['minutes']],
    ['of half a minute more', { minutes: '30.5' }, ['minutes']],
    ['by the time needs no minutes', { kind: 'activity.attended', minutes: '' }, []],
  ])('%s', (_, change, gaps) => {
    expect(gapsInLine({ ...line, ...change })).toEqual(gaps);
  });

  test('is followed by one of the same day and deed', () => {
    expect(lineAfter(line)).toEqual({ ...line, phone: '', name: '', home: '' });
    expect(lineAfter(undefined)).toEqual(emptyLine);
  });
});

test('a list is whole with its number, its photo and every line', () => {
  const photo = { id: '01900000-0000-7000-8000-000000000001', width: 1, height: 1 };
  const whole = { number: 'DJ-0001', photo, walkedIn: '', lines: [line] };
  expect(isComplete(whole)).toBe(true);
  expect(isComplete({ ...whole, number: '第一张' })).toBe(false);
  expect(isComplete({ ...whole, photo: null })).toBe(false);
  expect(isComplete({ ...whole, lines: [line, emptyLine] })).toBe(false);
  expect(isComplete({ ...whole, lines: [] })).toBe(false);
});

test('where a list was walked is sent where the paper says so and somebody on it walked', () => {
  const list = { ...emptyRoster, walkedIn: '339999001001001', lines: [line] };
  expect(walkedInOf(list)).toEqual({ walkedIn: '339999001001001' });
  expect(walkedInOf({ ...list, walkedIn: '' })).toEqual({});
  expect(walkedInOf({ ...list, lines: [emptyLine] })).toEqual({});
});

test('of somebody without a number the home is sent, and of nobody else', () => {
  const home = '339999001001001';
  const [one, other] = linesToSend([
    { ...line, phone: '', home },
    { ...line, home },
  ]);
  expect(one).toEqual({ name: '张三', home, kind: 'patrol.hour', day: '2026-10-03', minutes: 90 });
  expect(other).not.toHaveProperty('home');
});

test('only what a deed is counted by is sent', () => {
  expect(linesToSend([line, { ...line, kind: 'activity.attended', name: ' ' }])).toEqual([
    { phone: '13800001234', name: '张三', kind: 'patrol.hour', day: '2026-10-03', minutes: 90 },
    { phone: '13800001234', kind: 'activity.attended', day: '2026-10-03' },
  ]);
});

describe('what is read from a workbook', () => {
  test('has a place in the list up to sixty lines', () => {
    expect(linesTooMany(Array.from({ length: 60 }, () => line))).toBe(0);
    expect(linesTooMany(Array.from({ length: 73 }, () => line))).toBe(13);
  });

  test('takes the place of empty lines without a question', () => {
    expect(isTyped(emptyLine)).toBe(false);
    expect(isTyped({ ...emptyLine, name: '张' })).toBe(true);
  });
});

describe('a spreadsheet', () => {
  test('is read row by row, its heading and empty rows left out', () => {
    const rows = [
      ['手机号', '姓名', '事项', '日期', '分钟'],
      [13800001234, '张三', '义务巡逻', new Date('2026-10-03T00:00:00Z'), 90],
      [null, null, null, null, null],
      ['138-0000-1235', '李四', 'Taking part', '2026年10月3日', null],
      [null, '吴桂兰', '参加活动', '2026/10/3', null, '桥西网格'],
    ];
    expect(linesOfRows(rows, known)).toEqual([
      line,
      {
        phone: '13800001235',
        name: '李四',
        home: '',
        kind: 'activity.attended',
        day: '2026-10-03',
        minutes: '',
      },
      {
        phone: '',
        name: '吴桂兰',
        home: '339999001001001',
        kind: 'activity.attended',
        day: '2026-10-03',
        minutes: '',
      },
    ]);
  });

  test('whose first row is of somebody without a number has no heading', () => {
    const rows = [['', '吴桂兰', '参加活动', '2026/10/3', '', '第一网格']];
    // Two grids have that name: which it is has to be chosen.
    expect(linesOfRows(rows, known)).toMatchObject([{ name: '吴桂兰', home: '' }]);
    expect(linesOfRows([[...(rows[0] ?? []).slice(0, 5), '339999001001002']], known)).toMatchObject(
      [{ name: '吴桂兰', home: '339999001001002' }],
    );
  });

  test('without a heading is read from its first row, and what cannot be read is left to be typed', () => {
    expect(linesOfRows([['13800001234', '', '打扫', '上周三', '半天']], known)).toEqual([
      {
        phone: '13800001234',
        name: '',
        home: '',
        kind: 'activity.attended',
        day: '',
        minutes: '',
      },
    ]);
    expect(linesOfRows([], known)).toEqual([]);
  });
});
