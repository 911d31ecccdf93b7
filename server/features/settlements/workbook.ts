import writeWorkbook from 'write-excel-file/node';
import type { SettlementLine } from '../../../contract/settlements.ts';
import type { Statement } from './statement.ts';
import { textsIn } from './statement-texts.ts';

type Cell = string | number | null;

const yuan = (fen: number) => fen / 100;
const timeOf = (instant: string | null) => (instant === null ? '' : localTime(instant));

const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
export const localTime = (instant: string): string => minutes.format(new Date(instant));

/** What was said about a line, for the last columns. */
export function saidAbout({ dispute }: SettlementLine, language: Statement['language']) {
  const texts = textsIn(language);
  if (dispute === null) return { reason: '', answer: '' };
  const { answer, words, reason } = dispute;
  return { reason, answer: answer === null ? '' : texts[answer] + (words ?? '') };
}

/** What stood against a hand-over without a network, and what of it is not paid. */
export function conflictIn({ conflict }: SettlementLine, language: Statement['language']): string {
  if (conflict === null) return '';
  const { words, unpaid } = conflict;
  return words[language] + (unpaid > 0 ? textsIn(language).unpaid(unpaid) : '');
}

/** Two sheets: what it comes to, and every line. Figures are numbers, words are text and never a formula. */
export async function workbookOf(statement: Statement): Promise<Buffer> {
  const texts = textsIn(statement.language);
  const sheets = [
    { sheet: texts.summary, widths: [28, 40, 14, 14], rows: summaryOf(statement) },
    {
      sheet: texts.details,
      widths: [8, 18, 10, 30, 18, 12, 12, 10, 14, 14, 12, 40, 30, 36],
      rows: linesOf(statement),
    },
  ];
  return writeWorkbook(
    sheets.map(({ sheet, widths, rows }) => ({
      sheet,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, place) =>
        row.map((value) =>
          place === 0 && value !== null ? { value, fontWeight: 'bold' as const } : value,
        ),
      ),
    })),
  ).toBuffer();
}

/** When the counter confirmed it, and that it did not where silence settled it. */
export function confirmedIn(
  { confirmedAt, bySilence }: Statement['settlement'],
  language: Statement['language'],
): string {
  return bySilence ? textsIn(language).silence + timeOf(confirmedAt) : timeOf(confirmedAt);
}

/** The line that one puts right: a number, with its month where that is an earlier one. */
export function correctedBy({ corrects, correctsOf }: SettlementLine): string | number | null {
  return corrects === null || correctsOf === null ? corrects : `${correctsOf} / ${corrects}`;
}

function summaryOf({ settlement, county, language }: Statement): Cell[][] {
  const texts = textsIn(language);
  const said = (facts: readonly [string, Cell][]): Cell[][] =>
    facts.map(([what, is]) => [what, is]);
  return [
    [texts.title, county[language]],
    ...said([
      [texts.number, settlement.id],
      [texts.counter, settlement.counterName[language]],
      [texts.merchant, settlement.merchant[language]],
      [texts.place, settlement.place],
      [texts.period, settlement.period],
      [texts.state, texts.states[settlement.state]],
      [texts.value, yuan(settlement.pointValueFen)],
      [texts.points, settlement.points],
      [texts.due, yuan(settlement.amountFen)],
      [texts.opened, timeOf(settlement.openedAt)],
      [texts.confirmed, confirmedIn(settlement, language)],
      [texts.paid, timeOf(settlement.paidAt)],
      [texts.voucher, settlement.voucher ?? ''],
    ]),
    [],
    [texts.kind, texts.lines, texts.points, texts.amount],
    ...settlement.kinds.map(({ kind, lines, points, amountFen }): Cell[] => [
      texts.kinds[kind],
      lines,
      points,
      yuan(amountFen),
    ]),
    [],
    [texts.pool, texts.sponsor, texts.points],
    ...settlement.shares.map(({ pool, sponsor, points }): Cell[] => [
      pool?.[language] ?? texts.notTold,
      sponsor?.[language] ?? '',
      points,
    ]),
  ];
}

function linesOf({ lines, language }: Statement): Cell[][] {
  const texts = textsIn(language);
  const headings = [
    texts.no,
    texts.at,
    texts.kind,
    texts.name,
    texts.supplied,
    texts.own,
    texts.help,
    texts.points,
    texts.value,
    texts.amount,
    texts.corrects,
    texts.note,
    texts.dispute,
    texts.answer,
  ];
  return [
    headings,
    ...lines.map((line): Cell[] => {
      const { reason, answer } = saidAbout(line, language);
      return [
        line.no,
        localTime(line.at),
        texts.kinds[line.kind],
        line.name[language],
        texts.supplier[line.suppliedBy],
        line.residentPoints,
        line.helpPoints,
        line.points,
        yuan(line.pointValueFen),
        yuan(line.amountFen),
        correctedBy(line),
        conflictIn(line, language),
        reason,
        answer,
      ];
    }),
  ];
}
