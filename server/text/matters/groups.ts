/** What staff said about which reports tell of one matter, in the order they said it. */
export type Ruling =
  | { kind: 'merge'; reports: readonly string[] }
  /** This report tells of something else than those it stands with. */
  | { kind: 'split'; report: string };

/**
 * Groups that were found, with what staff decided on top: a later word goes before an earlier one, and a
 * machine never undoes any. Groups and members keep the order in which they were given.
 */
export function withRulings(
  found: readonly (readonly string[])[],
  rulings: readonly Ruling[],
): string[][] {
  const groupOf = new Map<string, number>();
  found.forEach((group, i) => {
    for (const report of group) groupOf.set(report, i);
  });
  let next = found.length;
  for (const ruling of rulings) {
    if (ruling.kind === 'split') {
      if (groupOf.has(ruling.report)) groupOf.set(ruling.report, next);
      next += 1;
    } else mergeInto(groupOf, ruling.reports);
  }
  return [...Map.groupBy(groupOf.keys(), (report) => groupOf.get(report)).values()];
}

function mergeInto(groupOf: Map<string, number>, reports: readonly string[]): void {
  const known = reports.flatMap((report) => groupOf.get(report) ?? []);
  const [target] = known;
  if (target === undefined) return;
  for (const [report, group] of groupOf) if (known.includes(group)) groupOf.set(report, target);
}

export interface Sighting {
  id: string;
  at: Date;
  /** What staff found: it could be used, it could not, or nobody has looked yet. */
  use: 'useful' | 'useless' | 'unknown';
}

/**
 * Whose report of a matter counts as the first: the earliest that could be used. Nobody’s as long as an
 * earlier one has not been looked at; everybody else stays a supporter.
 */
export function firstUseful<S extends Sighting>(sightings: readonly S[]): S | undefined {
  const ordered = sightings
    .filter(({ use }) => use !== 'useless')
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const [first] = ordered;
  return first?.use === 'useful' ? first : undefined;
}
