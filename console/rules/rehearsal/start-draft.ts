import type { StartRehearsal } from '../../../contract/rehearsals.ts';

/** What the form holds: text until it is sent. */
export interface StartDraft {
  deeds: StartRehearsal['deeds'];
  size: '10000' | '100000' | '1000000';
  seed: string;
  budget: string;
}

const mostBudget = 1_000_000_000;
const seedForm = /^[A-Za-z0-9-]{0,40}$/;
/** Typed with or without thousands separators, of either width. */
const digitsOf = (text: string) => text.replace(/[\s,，]/g, '');

/** Fields whose text cannot be sent. */
export function wrongFields({ deeds, seed, budget }: StartDraft): ('seed' | 'budget')[] {
  const digits = digitsOf(budget);
  const budgetFits = digits === '' || (/^\d{1,10}$/.test(digits) && Number(digits) <= mostBudget);
  return [
    ...(deeds === 'synthetic' && !seedForm.test(seed.trim()) ? (['seed'] as const) : []),
    ...(budgetFits ? [] : (['budget'] as const)),
  ];
}

/** What is sent: nothing of a made-up year where the past is played. */
export function bodyOf(draft: string, given: StartDraft): StartRehearsal {
  const { deeds, size } = given;
  const [seed, digits] = [given.seed.trim(), digitsOf(given.budget)];
  const synthetic = deeds === 'synthetic';
  return {
    draft,
    deeds,
    ...(synthetic ? { size: Number(size) } : {}),
    ...(synthetic && seed !== '' ? { seed } : {}),
    ...(digits === '' ? {} : { yearlyBudget: Number(digits) }),
  };
}
