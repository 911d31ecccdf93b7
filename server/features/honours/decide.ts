import type { RulebookDocument } from '../../../contract/rules.ts';

export type Level = RulebookDocument['levels'][number];

/** The highest level that points ever earned reach, and the next one; none where the book has none. */
export function levelOf(
  levels: readonly Level[],
  score: number,
): { level: Level | undefined; next: Level | undefined } {
  const reached = levels.filter(({ from }) => from <= score);
  const ahead = levels.filter(({ from }) => from > score);
  const highest = reached.reduce<Level | undefined>(
    (best, one) => (best === undefined || one.from >= best.from ? one : best),
    undefined,
  );
  const next = ahead.reduce<Level | undefined>(
    (best, one) => (best === undefined || one.from < best.from ? one : best),
    undefined,
  );
  return { level: highest, next };
}
