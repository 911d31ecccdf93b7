import { dammHolds } from '../../contract/check-digit.ts';

export type CodeReading =
  | { kind: 'code'; code: string }
  /** Fewer or more signs than a code has. */
  | { kind: 'incomplete' }
  /** As long as a code, but its check digit says that it was copied wrongly. */
  | { kind: 'miscopied' };

const signsInCode = 14;

/** Letters and digits only, in capitals, full-width ones included, as people paste and dictate them. */
const signsOf = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, signsInCode);

/** What was typed so far in the groups of the printed code, LX26-48217-30651, letters or not. */
export function groupCode(typed: string): string {
  const signs = signsOf(typed);
  const year = /^[0-9]/.test(signs) ? 2 : 4;
  const groups = [signs.slice(0, year), signs.slice(year, year + 5), signs.slice(year + 5)];
  return groups.filter(Boolean).join('-');
}

/**
 * Reads a case code as it was typed: with or without dashes, in any case. A code typed without its
 * two letters takes the county's own `prefix`.
 */
export function readCode(typed: string, prefix: string): CodeReading {
  const typedSigns = signsOf(typed);
  const signs = /^[0-9]{12}$/.test(typedSigns) ? prefix + typedSigns : typedSigns;
  if (!/^[A-Z]{2}[0-9]{12}$/.test(signs)) return { kind: 'incomplete' };
  if (!dammHolds(signs.slice(4))) return { kind: 'miscopied' };
  return { kind: 'code', code: groupCode(signs) };
}
