import type { NearbyWords } from '../../ui/NearbyReports.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';

/** The question whether it is one of these, as whoever types asks whoever tells it. */
export function useNearbyWords(): NearbyWords {
  const { t, say, language } = useWords();
  const now = useNow();
  return {
    heading: t('agreements.report.nearby.heading'),
    headingOne: t('agreements.report.nearby.headingOne'),
    thisOne: t('agreements.report.nearby.thisOne'),
    yes: t('agreements.report.nearby.yes'),
    no: t('agreements.report.nearby.no'),
    none: t('agreements.report.nearby.none'),
    note: t('agreements.report.nearby.note'),
    chosen: t('agreements.report.nearby.chosen'),
    chosenNote: t('agreements.report.nearby.chosenNote'),
    change: t('agreements.report.nearby.change'),
    facts: ({ categoryName, areaName, reportedOn, reports }) => {
      const day = dateNearInWords(reportedOn, now, language);
      const told = t('agreements.report.nearby.reported', { day, n: reports });
      return {
        kind: say(categoryName),
        told: areaName === null ? told : `${say(areaName)} · ${told}`,
      };
    },
  };
}
