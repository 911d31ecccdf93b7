import writeWorkbook from 'write-excel-file/node';
import type { CaseKind } from '../../../contract/areas.ts';
import { endedStages } from '../../../contract/case-road.ts';
import type { CaseSummary } from '../../../contract/case-views.ts';
import { localDate, localMinute } from '../../platform/calendar.ts';
import { maskNumbers } from '../../platform/mask.ts';
import { queueTexts } from './queue-texts.ts';

export type Language = 'zh' | 'en';
type Cell = string | number;

/** A case as the queue shows it. */
export interface QueueRow {
  one: CaseSummary;
  /** The reporter's own times are told to the day. */
  dayOnly: boolean;
}

interface QueueSheet {
  rows: readonly QueueRow[];
  /** What is said about the export, line by line. */
  about: readonly (readonly [string, string | number])[];
  language: Language;
}

/** Two sheets: the cases, and what the export is of. Counts are numbers, words are text and never a formula. */
export async function queueWorkbook({ rows, about, language }: QueueSheet): Promise<Buffer> {
  const texts = queueTexts[language];
  const sheets = [
    {
      sheet: texts.cases,
      widths: [20, 40, 10, 20, 20, 14, 24, 18, 18, 18, 18, 12, 10],
      data: [headingsIn(language), ...rows.map((row) => cellsOf(row, language))],
    },
    { sheet: texts.about, widths: [24, 60], data: about.map((line): Cell[] => [...line]) },
  ];
  return writeWorkbook(
    sheets.map(({ sheet, widths, data }, place) => ({
      sheet,
      stickyRowsCount: place === 0 ? 1 : 0,
      columns: widths.map((width) => ({ width })),
      data: data.map((cells, line) =>
        cells.map((value) =>
          place === 0 && line === 0 ? { value, fontWeight: 'bold' as const } : value,
        ),
      ),
    })),
  ).toBuffer();
}

function headingsIn(language: Language): string[] {
  const texts = queueTexts[language];
  const { code, title, kind, category, grid, stage, unit, reported } = texts;
  const { dispatch, firstAnswer, resolution, clock, reopened } = texts;
  const what = [code, title, kind, category, grid, stage, unit, reported];
  return [...what, dispatch, firstAnswer, resolution, clock, reopened];
}

function cellsOf({ one, dayOnly }: QueueRow, language: Language): Cell[] {
  const texts = queueTexts[language];
  const at = (instant: string | undefined) =>
    instant === undefined ? '' : localMinute(new Date(instant));
  return [
    one.code,
    // What somebody wrote may hold a number of theirs or of another.
    maskNumbers(one.title),
    texts.kinds[one.kind as CaseKind],
    one.categoryName[language],
    one.gridName?.[language] ?? texts.noGrid,
    texts.stages[one.stage],
    one.unit?.[language] ?? '',
    dayOnly ? localDate(new Date(one.reportedAt)) : at(one.reportedAt),
    at(one.dispatch.dueAt),
    at(one.firstAnswer.dueAt),
    at(one.resolution?.dueAt),
    texts.clocks[clockOf(one)],
    one.reopened,
  ];
}

/** The clock of a case in a word, as its row in the queue has it. */
function clockOf(one: CaseSummary): keyof (typeof queueTexts)['zh']['clocks'] {
  if (endedStages.includes(one.stage)) return 'ended';
  const clock = one.running && one[one.running];
  // It is paused, or lies with its reporter.
  if (!clock) return 'paused';
  // Whoever is asked whether it is solved is never late.
  if (one.running === 'confirmation') return 'running';
  return clock.state === 'overdue' || clock.state === 'soon' ? clock.state : 'running';
}
