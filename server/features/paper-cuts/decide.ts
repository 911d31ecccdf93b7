/** A line of a paper list that earned something, on a day on which the same kind of time was told of otherwise. */
export interface PaperLine {
  line: string;
  /** That earned something; null: it says that somebody took part, and not for how long. */
  minutes: number | null;
  /** Minutes that it has cut so far. */
  cut: number;
  /** Whether any of them were of something else. */
  hasCutOther: boolean;
}

export interface Cut {
  line: string;
  minutes: number;
}

/**
 * What of somebody's minutes earns nothing, since paper had earned it. On paper stands a day and no hour: as many
 * minutes as a line says are taken to be the same ones, whatever comes first; a line without minutes is one
 * occasion, as long as it took.
 */
export function cutMinutes(minutes: number, lines: readonly PaperLine[]): Cut[] {
  let left = minutes;
  return lines.flatMap((line) => {
    const cut = Math.min(left, leftOf(line));
    left -= cut;
    return cut > 0 ? [{ line: line.line, minutes: cut }] : [];
  });
}

function leftOf({ minutes, cut, hasCutOther }: PaperLine): number {
  if (minutes !== null) return Math.max(0, minutes - cut);
  return hasCutOther ? 0 : Number.POSITIVE_INFINITY;
}

/**
 * Minutes of a line that its award paid for. A rule that pays whole hours left the rest of the last one unpaid: two
 * hours that a phone proves are two hours, also where paper had told of one and a half.
 * @param unit minutes that are paid together; undefined: the rule pays the deed as one
 */
export function minutesEarned(minutes: number | null, unit: number | undefined): number | null {
  if (minutes === null || unit === undefined) return minutes;
  return Math.floor(minutes / unit) * unit;
}
