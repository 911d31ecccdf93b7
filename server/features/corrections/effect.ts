import type { CorrectionEffect } from '../../../contract/corrections.ts';
import type { Comparison } from '../awards/service.ts';

type Rule = Omit<CorrectionEffect['rules'][number], 'name'>;
type Pool = Omit<CorrectionEffect['pools'][number], 'name' | 'cover'>;

/** The figures of a correction as they are kept: without the names of rules and pools. */
export interface Effect extends Omit<CorrectionEffect, 'rules' | 'pools'> {
  rules: Rule[];
  pools: Pool[];
}

export const noEffect: Effect = {
  comparedAwards: 0,
  comparedResidents: 0,
  awards: 0,
  residents: 0,
  up: 0,
  down: 0,
  given: 0,
  taken: 0,
  rules: [],
  pools: [],
};

/** The figures with those of one more lot. A resident is in one lot only, so people can be added up. */
export function addLot(effect: Effect, lot: Comparison): Effect {
  const lines = lot.differences.map((one) => ({ ...one, ...sharesOf(one) }));
  const rules = new Map(effect.rules.map((one) => [one.rule, one]));
  const pools = new Map(effect.pools.map((one) => [one.pool, one]));
  const move = (pool: string, points: { given: number; taken: number }) => {
    if (points.given + points.taken > 0)
      pools.set(pool, addMoved({ pool, ...(pools.get(pool) ?? noneMoved) }, points));
  };
  for (const { rule, payer, pool, given, taken } of lines) {
    const before = rules.get(rule) ?? { rule, up: 0, down: 0, ...noneMoved };
    rules.set(rule, addCounted(before, { given, taken }));
    move(payer, { given, taken: 0 });
    // What is announced and not yet paid comes back to the pool that would have paid it.
    move(pool ?? payer, { given: 0, taken });
  }
  return {
    ...lines.reduce<Effect>(addCounted, effect),
    comparedAwards: effect.comparedAwards + lot.awards,
    comparedResidents: effect.comparedResidents + lot.residents,
    awards: effect.awards + lines.length,
    residents: effect.residents + new Set(lines.map(({ resident }) => resident)).size,
    rules: [...rules.values()].sort((a, b) => numberOf(a.rule) - numberOf(b.rule)),
    pools: [...pools.values()].sort((a, b) => (a.pool < b.pool ? -1 : 1)),
  };
}

interface Moved {
  given: number;
  taken: number;
}

const noneMoved: Moved = { given: 0, taken: 0 };

/** A line gives one share and takes the other where the household's part changed: it is both. */
function sharesOf({ points, householdPoints }: { points: number; householdPoints: number }): Moved {
  return {
    given: Math.max(0, points) + Math.max(0, householdPoints),
    taken: Math.max(0, -points) + Math.max(0, -householdPoints),
  };
}

const addMoved = <T extends Moved>(before: T, { given, taken }: Moved): T => ({
  ...before,
  given: before.given + given,
  taken: before.taken + taken,
});

const addCounted = <T extends Moved & { up: number; down: number }>(before: T, one: Moved): T => ({
  ...addMoved(before, one),
  up: before.up + Number(one.given > 0),
  down: before.down + Number(one.taken > 0),
});

/** "2.10" comes after "2.9", as in the printed book. */
function numberOf(rule: string): number {
  const [chapter = 0, place = 0] = rule.split('.').map(Number);
  return chapter * 100 + place;
}
