import type { Exclusion } from '../../../contract/mediations.ts';

export interface OpeningFacts {
  concerns: readonly Exclusion[];
  /** A party is known to be under 18, by account or by the age that was said. */
  minor: boolean;
  samePerson: boolean;
  /** Of the clue; null where there is none. */
  clue: {
    isDispute: boolean;
    isOpen: boolean;
    hasFile: boolean;
    /** Whoever opens the file typed the clue for whom it is of. */
    typedByOpener: boolean;
  } | null;
}

type OpeningRefusal =
  | 'mediation_violence'
  | 'mediation_injury'
  | 'mediation_minor'
  | 'parties_alike'
  | 'clue_no_dispute'
  | 'clue_not_accepted'
  | 'clue_has_file'
  | 'clue_typed_by_you';

/** What stands against a file; what must not be mediated comes before everything else. */
export function refuseOpening({
  concerns,
  minor,
  samePerson,
  clue,
}: OpeningFacts): OpeningRefusal | undefined {
  if (concerns.includes('violence')) return 'mediation_violence';
  if (concerns.includes('injury')) return 'mediation_injury';
  if (minor || concerns.includes('minor')) return 'mediation_minor';
  if (samePerson) return 'parties_alike';
  if (clue === null) return undefined;
  if (!clue.isDispute) return 'clue_no_dispute';
  if (!clue.isOpen) return 'clue_not_accepted';
  if (clue.hasFile) return 'clue_has_file';
  // Its points settle by the file: whoever typed it does not also find it true.
  return clue.typedByOpener ? 'clue_typed_by_you' : undefined;
}
