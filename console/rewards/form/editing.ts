import type { RewardDraft } from '../reward-draft.ts';

/** What every part of the form is given. */
export interface Editing {
  draft: RewardDraft;
  set: (part: Partial<RewardDraft>) => void;
  /** What is wrong with a field, by the name that the API gives to it. */
  wrong: (field: string) => string | undefined;
}
