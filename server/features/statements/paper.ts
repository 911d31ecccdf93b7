import type { StatementLine, YearStatement } from '../../../contract/statements.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { dayOfLine } from './decide.ts';
import { type Language, textsIn } from './paper-texts.ts';

/** A year of somebody's account, as it stood on the day on which the paper was asked for. */
export interface YearPaper {
  year: YearStatement;
  lines: readonly StatementLine[];
  county: Sentence;
  name: string | null;
  /** By which the paper is told from others; tells nothing of its holder. */
  number: string;
  today: LocalDate;
  checkAt: string;
  language: Language;
}

const figure = (points: number) => (points < 0 ? `−${-points}` : String(points));
const change = (points: number) => (points > 0 ? `+${points}` : figure(points));

/** The data of the statement's template: everything is text as it is printed. */
export function paperOf({ year: one, lines, language, ...about }: YearPaper) {
  const texts = textsIn(language);
  const [from, to] = [`${one.year}-01-01`, `${one.year}-12-31`];
  const state = !one.agrees ? 'differs' : one.closed ? 'closed' : 'open';
  const isOver = about.today > to;
  const last = isOver ? texts.closing : texts.left;
  return {
    language,
    county: about.county[language],
    title: `${texts.title} ${one.year}`,
    seal: '',
    page: texts.page,
    facts: [
      [texts.name, about.name ?? texts.unnamed],
      [texts.period, texts.until(from, isOver ? to : about.today)],
      [texts.number, about.number],
      [texts.state, texts.states[state]],
    ],
    closing: { label: last, points: figure(one.closing) },
    sums: {
      label: texts.summary,
      headings: [texts.what, texts.lines, texts.points],
      rows: [
        [texts.opening, '', figure(one.opening)],
        ...one.parts.map((part) => [
          texts.kinds[part.kind],
          String(part.lines),
          change(part.points),
        ]),
        [last, '', figure(one.closing)],
      ],
    },
    lines: {
      label: texts.details,
      none: texts.none,
      headings: texts.headings,
      rows: lines.map((line) => ({
        cells: [
          dayOfLine(line),
          texts.kinds[line.kind],
          line.award?.what[language] ?? '',
          change(line.points),
          figure(line.balance),
        ],
        notes: notesOf(line, language),
      })),
    },
    check: [texts.check, about.checkAt],
  };
}

/** What stands below a line: until when points live that came, and what is owed. */
function notesOf({ kind, lapsesOn, owed }: StatementLine, language: Language): string[] {
  const texts = textsIn(language);
  const comes = kind === 'award' || kind === 'carried' || kind === 'renewed';
  return [
    ...(comes && lapsesOn !== null ? [texts.lapses.replace('{day}', lapsesOn)] : []),
    ...(owed === 0 ? [] : [texts.owed.replace('{points}', change(owed))]),
  ];
}
