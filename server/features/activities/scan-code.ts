import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../../platform/use-case.ts';

/*
 * The code that the organiser's screen shows: it names the activity, whether one comes or goes, the half minute
 * that it is for and whose screen it is, signed with a key that is not in the database. A picture of it sent to somebody at
 * home is worth nothing a minute later.
 */

export const slotMs = 30_000;
/** 128 bits of the signature: nobody guesses one within a minute. */
const macBytes = 16;

export type Direction = 'in' | 'out';

export interface CodeOf {
  county: number;
  activity: string;
  direction: Direction;
  slot: number;
  /** Who of staff shows it. */
  shownBy: string;
}

type Signing = Pick<Deps, 'cipher'>;

export const slotAt = (now: Date): number => Math.floor(now.getTime() / slotMs);

const textOf = ({ county, activity, direction, slot, shownBy }: CodeOf) =>
  `${county}/${activity}/${direction}/${slot}/${shownBy}`;

/** An id in as few characters as a code may take. */
const short = (id: string): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const long = (shortened: string): string =>
  Buffer.from(shortened, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const shown = ({ activity, direction, slot, shownBy }: CodeOf, mac: Buffer) =>
  [activity, direction, slot, short(shownBy), mac.subarray(0, macBytes).toString('base64url')].join(
    '.',
  );

export const writeCode = ({ cipher }: Signing, of: CodeOf): string =>
  shown(of, cipher.blindIndex(textOf(of), 'activities.code'));

export type ReadCode =
  | { kind: 'good'; activity: string; direction: Direction; shownBy: string }
  | { kind: 'wrong' }
  | { kind: 'over' };

/**
 * Reads a code. The one before is still good, and the one after it already: screens change a little early or
 * late, and people need a moment.
 */
export function readCode(
  deps: Signing,
  { county, code }: { county: number; code: string },
  now: Date,
): ReadCode {
  const [activity = '', direction = '', number = '', shower = '', mac = ''] = code.split('.');
  if (direction !== 'in' && direction !== 'out') return { kind: 'wrong' };
  const shownBy = long(shower);
  const of = { county, activity, direction, slot: Number(number), shownBy } as const;
  const given = Buffer.from(mac, 'base64url');
  const isSigned = deps.cipher
    .blindIndexes(textOf(of), 'activities.code')
    .some((one) => given.length === macBytes && timingSafeEqual(given, one.subarray(0, macBytes)));
  if (!isSigned) return { kind: 'wrong' };
  const away = of.slot - slotAt(now);
  return Math.abs(away) > 1 ? { kind: 'over' } : { kind: 'good', activity, direction, shownBy };
}
