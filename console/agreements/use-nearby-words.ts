import { type NearbyWords, nearbyWords } from '../../ui/NearbyReports.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';

/** The question whether it is one of these, as whoever types asks whoever tells it. */
export function useNearbyWords(): NearbyWords {
  const { t, say, language } = useWords();
  const now = useNow();
  return nearbyWords(
    (phrase) => t(`agreements.report.nearby.${phrase}`),
    ({ categoryName, areaName, reportedOn, reports }) => {
      const day = dateNearInWords(reportedOn, now, language);
      const told = t('agreements.report.nearby.reported', { day, n: reports });
      return {
        kind: say(categoryName),
        told: areaName === null ? told : `${say(areaName)} · ${told}`,
      };
    },
  );
}
