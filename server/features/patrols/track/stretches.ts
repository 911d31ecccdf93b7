import { type Fix, medianOf, metresBetween } from './track.ts';

/* A track is stretches of fixes with breaks between them: a break in which somebody stayed where they were is a
   pause, one in which they came elsewhere is a gap that nobody can vouch for. */

export interface Break {
  kind: 'pause' | 'gap';
  from: Fix;
  to: Fix;
}

export interface Stretch {
  fixes: Fix[];
}

/** Within so many metres somebody is still at the same bench, whatever the receiver says. */
const samePlaceM = 40;
/** A single fix that leaps aside and back by more than this is not a place where anybody was. */
const leapM = 25;
/** Longer apart, somebody may have gone there and come back. */
const leapS = 20;

export const isBreak = (part: Break | Stretch): part is Break => 'kind' in part;

export function splitAtBreaks(fixes: readonly Fix[]): (Break | Stretch)[] {
  const steps = fixes.slice(1).map(({ t }, i) => t - (fixes[i] as Fix).t);
  const usual = medianOf(steps);
  const longest = Math.min(180, Math.max(60, 4 * usual));
  const parts: (Break | Stretch)[] = [];
  let current: Fix[] = [];
  for (const fix of fixes) {
    const last = current.at(-1);
    if (last !== undefined && fix.t - last.t > longest) {
      const kind = metresBetween(last, fix) <= samePlaceM ? 'pause' : 'gap';
      parts.push({ fixes: current }, { kind, from: last, to: fix });
      current = [];
    }
    current.push(fix);
  }
  if (current.length > 0) parts.push({ fixes: current });
  return parts;
}

/** Without fixes that leap aside and straight back. */
export function withoutLeaps(fixes: readonly Fix[]): Fix[] {
  return fixes.filter((fix, i) => {
    const [before, after] = [fixes[i - 1], fixes[i + 1]];
    if (before === undefined || after === undefined) return true;
    const [there, back] = [metresBetween(before, fix), metresBetween(fix, after)];
    const shorter = Math.min(there, back);
    const isAlone = metresBetween(before, after) < shorter / 2 && fix.t - before.t <= leapS;
    return !(shorter > leapM && isAlone);
  });
}
