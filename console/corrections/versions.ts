import type { Version } from '../rules/types.ts';

type Dated = Pick<Version, 'version' | 'effectiveFrom' | 'state' | 'corrects'>;

/** The day before a calendar date. */
const dayBefore = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The days on which a version held, both counted; versions come newest first. */
export function periodOf(versions: readonly Dated[], version: number) {
  const one = versions.find((book) => book.version === version);
  if (one === undefined) return undefined;
  const from = one.effectiveFrom;
  if (one.state === 'passed_over' || one.state === 'coming')
    return { key: 'periodNever', from, until: from } as const;
  if (one.state === 'in_force') return { key: 'periodOpen', from, until: from } as const;
  // Over with the first later version that ever held.
  const next = versions.findLast(
    (book) => book.version > version && (book.state === 'past' || book.state === 'in_force'),
  );
  return { key: 'period', from, until: dayBefore(next?.effectiveFrom ?? from) } as const;
}

/** What the form begins with: what was asked for, else the newest version that corrects one that is over. */
export function chosenFirst(
  versions: readonly Dated[],
  { wrong, right }: { wrong: number | undefined; right: number | undefined },
): { wrong: number | undefined; right: number | undefined } {
  const isKnown = (version: number | undefined) =>
    versions.some((book) => book.version === version);
  if (wrong !== undefined || right !== undefined)
    return { wrong: isKnown(wrong) ? wrong : undefined, right: isKnown(right) ? right : undefined };
  const isOver = (version: number | null) =>
    versions.some((book) => book.version === version && book.state === 'past');
  const correcting = versions.find(({ corrects }) => isOver(corrects));
  return { wrong: correcting?.corrects ?? undefined, right: correcting?.version };
}
