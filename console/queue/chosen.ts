import { mostAccepted } from '../../contract/case-lists.ts';
import type { CaseSummary } from '../../contract/case-views.ts';

/** A case that was chosen to be accepted with others. */
export type ChosenCase = Pick<CaseSummary, 'code' | 'title' | 'category'>;

/** The chosen cases, and the stretch that the arrow keys are choosing. */
export interface Chosen {
  cases: readonly ChosenCase[];
  stretch: { from: string; to: string; before: readonly ChosenCase[] } | undefined;
}
export const noneChosen: Chosen = { cases: [], stretch: undefined };

/** Cases that wait to be accepted can be chosen; the others have moved on. */
export const isChoosable = ({ stage }: Pick<CaseSummary, 'stage'>): boolean => stage === 'reported';

export const isFull = ({ cases }: Chosen): boolean => cases.length >= mostAccepted;
export const holds = ({ cases }: Chosen, code: string): boolean =>
  cases.some((one) => one.code === code);

const briefly = ({ code, title, category }: ChosenCase): ChosenCase => ({ code, title, category });

/** Chooses a case, or takes it out of the choice. */
export function toggled(chosen: Chosen, one: ChosenCase): Chosen {
  if (holds(chosen, one.code))
    return { cases: chosen.cases.filter(({ code }) => code !== one.code), stretch: undefined };
  if (isFull(chosen)) return { ...chosen, stretch: undefined };
  return { cases: [...chosen.cases, briefly(one)], stretch: undefined };
}

interface Step {
  rows: readonly CaseSummary[];
  from: string;
  to: string;
}

/**
 * Chooses all from where the arrow keys began to where they are now: going back takes out again what they
 * chose, and nothing that was chosen before.
 */
export function stretched(chosen: Chosen, { rows, from, to }: Step): Chosen {
  const goesOn = chosen.stretch?.to === from;
  const stretch =
    goesOn && chosen.stretch ? { ...chosen.stretch, to } : { from, to, before: chosen.cases };
  const places = [stretch.from, stretch.to].map((code) =>
    rows.findIndex((one) => one.code === code),
  );
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (first < 0) return chosen;
  const within = rows.slice(first, last + 1).filter(isChoosable);
  const more = within.filter(({ code }) => !stretch.before.some((one) => one.code === code));
  return { cases: [...stretch.before, ...more.map(briefly)].slice(0, mostAccepted), stretch };
}
