import type { Area } from '../../contract/areas.ts';
import type { Photo } from '../../contract/photos.ts';
import {
  minutesOfDeed,
  mostLines,
  type NewRosterLine,
  type RosterDeed,
  rosterDeeds,
} from '../../contract/rosters.ts';
import { isByName, isPhone, type Who } from '../who/who.ts';

/** A line as it is being typed. */
export interface DraftLine extends Who {
  kind: RosterDeed;
  day: string;
  minutes: string;
}

export interface RosterDraft {
  number: string;
  photo: Photo | null;
  /** The grid in which its patrols were walked; '' where the paper does not say. */
  walkedIn: string;
  lines: DraftLine[];
}

export const emptyLine: DraftLine = {
  phone: '',
  name: '',
  home: '',
  kind: 'activity.attended',
  day: '',
  minutes: '',
};
export const emptyRoster: RosterDraft = {
  number: '',
  photo: null,
  walkedIn: '',
  lines: [emptyLine],
};

export const isByTheHour = (kind: RosterDeed) => kind.endsWith('.hour');

/** The next line of the same paper is usually of the same day and deed. */
export const lineAfter = (last: DraftLine | undefined): DraftLine =>
  last === undefined ? emptyLine : { ...last, phone: '', name: '', home: '' };

/** Whether something stands in a line that somebody would have to type again. */
export const isTyped = ({ phone, name, day, minutes }: DraftLine) =>
  [phone, name, day, minutes].some((text) => text.trim() !== '');

/** How many of the lines that were read have no place in one list. */
export const linesTooMany = (lines: readonly DraftLine[]) => Math.max(0, lines.length - mostLines);

export type LineField = 'phone' | 'home' | 'day' | 'minutes';

/** What is missing or cannot be, before anything is sent; the server knows the rest. */
export function gapsInLine(line: DraftLine): LineField[] {
  const { phone, home, kind, day, minutes } = line;
  const gaps: LineField[] = [];
  if (isByName(line)) {
    if (home === '') gaps.push('home');
  } else if (!isPhone(phone)) gaps.push('phone');
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) gaps.push('day');
  const number = Number(minutes);
  const { least, most } = minutesOfDeed;
  if (isByTheHour(kind) && !(Number.isInteger(number) && number >= least && number <= most))
    gaps.push('minutes');
  return gaps;
}

/** Whether somebody on it walked: a list of patrols may say where. */
export const hasPatrol = (lines: readonly DraftLine[]) =>
  lines.some(({ kind }) => kind === 'patrol.hour');

/** What a list says of where it was walked, to send with it. */
export const walkedInOf = ({ walkedIn, lines }: RosterDraft) =>
  walkedIn !== '' && hasPatrol(lines) ? { walkedIn } : {};

export const isNumber = (number: string) => /^[A-Za-z0-9-]{3,20}$/.test(number.trim());

export const isComplete = ({ number, photo, lines }: RosterDraft) =>
  isNumber(number) &&
  photo !== null &&
  lines.length > 0 &&
  lines.every((line) => gapsInLine(line).length === 0);

export const linesToSend = (lines: readonly DraftLine[]): NewRosterLine[] =>
  lines.map((line) => {
    const { phone, name, home, kind, day, minutes } = line;
    return {
      ...(isByName(line) ? { home } : { phone: phone.trim() }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      kind,
      day,
      ...(isByTheHour(kind) ? { minutes: Number(minutes) } : {}),
    };
  });

/** By what a spreadsheet calls a deed: our words in both languages, or the code itself. */
export type DeedWords = Record<RosterDeed, readonly string[]>;

/** What a spreadsheet may call the home of somebody by: its code, or its name where only one area has it. */
export type Homes = readonly Pick<Area, 'code' | 'name'>[];

/**
 * Lines from the rows of a spreadsheet: phone, name, deed, day, minutes, home; a first row without a phone and a day
 * is its heading. What cannot be read is left empty, to be typed.
 */
export function linesOfRows(
  rows: readonly (readonly unknown[])[],
  { words, homes }: { words: DeedWords; homes: Homes },
): DraftLine[] {
  const typed = rows.filter((row) => row.some((cell) => textOf(cell) !== ''));
  const [first] = typed;
  const isHeading =
    first !== undefined && !/\d{11}/.test(textOf(first[0])) && dayOf(first[3]) === '';
  return (isHeading ? typed.slice(1) : typed).map(([phone, name, kind, day, minutes, home]) => ({
    phone: textOf(phone).replace(/[^\d]/g, ''),
    name: textOf(name),
    home: homeOf(textOf(home), homes),
    kind: deedOf(textOf(kind), words),
    day: dayOf(day),
    minutes: textOf(minutes).replace(/[^\d]/g, ''),
  }));
}

function homeOf(text: string, homes: Homes): string {
  const called = homes.filter(({ code, name }) => [code, name.zh, name.en].includes(text));
  const [one] = called;
  return text !== '' && called.length === 1 && one !== undefined ? one.code : '';
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' ? String(cell) : '';
}

const deedOf = (text: string, words: DeedWords): RosterDeed =>
  rosterDeeds.find((kind) => kind === text || words[kind].includes(text)) ?? emptyLine.kind;

/** 2026-10-03, 2026/10/3 and 2026 年 10 月 3 日 are one day; so is a cell that is a date. */
function dayOf(cell: unknown): string {
  // A date of a spreadsheet has no zone: it is read as midnight in UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const found = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(textOf(cell));
  if (found === null) return '';
  const [, year, month = '', date = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
