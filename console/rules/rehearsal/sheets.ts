import type { Rehearsal, RehearsalResult } from '../../../contract/rehearsals.ts';
import type { Sentence } from '../../../contract/values.ts';
import { groupName, type Words } from './words.ts';

export type CellValue = string | number | null;
export interface RehearsalSheet {
  sheet: string;
  rows: CellValue[][];
  /** Width of each column in characters. */
  widths: number[];
}

/** A finished rehearsal as the sheets of a workbook, headings in the reader's language. */
export function sheetsOf(rehearsal: Rehearsal, words: Words): RehearsalSheet[] {
  const { result } = rehearsal;
  if (result === null) return [];
  return [
    summarySheet(rehearsal, result, words),
    monthsSheet(result, words),
    groupsSheet(result, words),
    rulesSheet(result, words),
    capsSheet(result, words),
  ];
}

function summarySheet(rehearsal: Rehearsal, result: RehearsalResult, words: Words): RehearsalSheet {
  const { t } = words;
  const { current, draft } = result;
  const figures = [
    ['points', current.points, draft.points],
    ['awards', current.awards, draft.awards],
    ['stopped', current.stopped, draft.stopped],
    ['earners', current.people, draft.people],
    ['topShare', current.topShare / 100, draft.topShare / 100],
  ] as const;
  return {
    sheet: t('rehearsal.sheets.summary'),
    widths: [34, 26, 26],
    rows: [
      [t('rehearsal.table.item'), t('rehearsal.currentShort'), t('rehearsal.draft')],
      ...figures.map(([name, now, then]) => [t(`rehearsal.sheets.${name}`), now, then]),
      ...coverRows(result, words),
      ...basisRows(rehearsal, result, words),
    ],
  };
}

function coverRows({ pools, budget }: RehearsalResult, { t, say }: Words): CellValue[][] {
  const lasts = (on: string | null) => on ?? t('rehearsal.lasts');
  const waitingRows = (name: Sentence, [now, then]: [number, number]): CellValue[][] =>
    now === 0 && then === 0
      ? []
      : [[t('rehearsal.sheets.waiting', { pool: say(name) }), now, then]];
  const rows = pools.flatMap(({ name, cover, current, draft }): CellValue[][] => [
    [t('rehearsal.sheets.cover', { pool: say(name) }), cover, cover],
    [
      t('rehearsal.sheets.lastsUntil', { pool: say(name) }),
      lasts(current.lastsUntil),
      lasts(draft.lastsUntil),
    ],
    ...waitingRows(name, [current.waiting ?? 0, draft.waiting ?? 0]),
  ]);
  if (budget === null) return rows;
  return [
    ...rows,
    [t('rehearsal.sheets.budget'), budget.points, budget.points],
    [t('rehearsal.sheets.budgetUntil'), lasts(budget.current), lasts(budget.draft)],
  ];
}

function basisRows(rehearsal: Rehearsal, result: RehearsalResult, { t }: Words): CellValue[][] {
  const { seed } = rehearsal;
  const used = seed === null ? t('rehearsal.past') : t('rehearsal.ofSynthetic', { seed });
  return [
    [],
    [t('rehearsal.sheets.draft'), rehearsal.draftName],
    [t('rehearsal.current', { version: rehearsal.currentVersion })],
    [t('rehearsal.sheets.startedBy'), rehearsal.startedBy],
    [t('rehearsal.sheets.startedAt'), rehearsal.startedAt],
    [t('rehearsal.sheets.deedsUsed'), used],
    [t('rehearsal.sheets.deeds'), result.deeds],
    [t('rehearsal.sheets.people'), result.people],
    [t('rehearsal.sheets.from'), result.from],
    [t('rehearsal.sheets.until'), result.until],
    [t('rehearsal.sheets.contentHash'), rehearsal.contentHash],
    [t('rehearsal.sheets.deedsFingerprint'), rehearsal.deedsFingerprint],
  ];
}

function monthsSheet({ months, pools }: RehearsalResult, { t, say }: Words): RehearsalSheet {
  const named = new Map(pools.map(({ pool, name }) => [pool, say(name)]));
  return {
    sheet: t('rehearsal.sheets.months'),
    widths: [18, 12, 16, 16, 16],
    rows: [
      (['pool', 'month', 'current', 'draft', 'change'] as const).map((key) =>
        t(`rehearsal.table.${key}`),
      ),
      ...months.map(({ pool, month, current, draft }) => [
        named.get(pool) ?? pool,
        month,
        current,
        draft,
        draft - current,
      ]),
    ],
  };
}

function groupsSheet({ groups }: RehearsalResult, words: Words): RehearsalSheet {
  const { t } = words;
  const keys = ['grouping', 'group', 'people', 'gain', 'lose', 'current', 'draft', 'meanChange'];
  return {
    sheet: t('rehearsal.sheets.groups'),
    widths: [18, 22, 10, 10, 10, 16, 16, 20],
    rows: [
      keys.map((key) => t(`rehearsal.table.${key as 'group'}`)),
      ...groups.map((group) => [
        t(`rehearsal.by.${group.by}`),
        groupName(group, words),
        group.people,
        group.gain,
        group.lose,
        group.current,
        group.draft,
        group.meanChange / 100,
      ]),
    ],
  };
}

function rulesSheet({ rules }: RehearsalResult, { t, say }: Words): RehearsalSheet {
  const keys = [
    'rule',
    'name',
    'current',
    'draft',
    'change',
    'currentAwards',
    'draftAwards',
    'currentStopped',
    'draftStopped',
  ] as const;
  return {
    sheet: t('rehearsal.sheets.rules'),
    widths: [8, 30, 14, 14, 14, 18, 18, 22, 22],
    rows: [
      keys.map((key) => t(`rehearsal.table.${key}`)),
      ...rules.map(({ id, name, current, draft }) => [
        id,
        say(name),
        current?.points ?? null,
        draft?.points ?? null,
        (draft?.points ?? 0) - (current?.points ?? 0),
        current?.awards ?? null,
        draft?.awards ?? null,
        current?.stopped ?? null,
        draft?.stopped ?? null,
      ]),
    ],
  };
}

function capsSheet({ stops }: RehearsalResult, { t }: Words): RehearsalSheet {
  const keys = ['limit', 'currentDeeds', 'draftDeeds', 'currentPeople', 'draftPeople'] as const;
  return {
    sheet: t('rehearsal.sheets.caps'),
    widths: [26, 16, 16, 16, 16],
    rows: [
      keys.map((key) => t(`rehearsal.table.${key}`)),
      ...stops.map(({ stop, current, draft }) => [
        t(`rehearsal.stopNames.${stop}`),
        current.deeds,
        draft.deeds,
        current.people ?? t('rehearsal.few'),
        draft.people ?? t('rehearsal.few'),
      ]),
    ],
  };
}

/** The shape that the writer of workbooks takes: headings bold, kept in view. */
export const asWorkbook = (sheets: readonly RehearsalSheet[]) =>
  sheets.map(({ sheet, rows, widths }) => ({
    sheet,
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
    data: rows.map((row, place) =>
      row.map((value) =>
        place === 0 && value !== null ? { value, fontWeight: 'bold' as const } : value,
      ),
    ),
  }));
