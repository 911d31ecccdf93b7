import type { NearbyReport } from '../../contract/matters.ts';
import { NearbyReports, type NearbyWords, nearbyWords } from '../../ui/NearbyReports.tsx';
import { presentMs } from '../../ui/now.ts';
import { dayText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useOutbox } from './use-queue.ts';

/** What others reported nearby and is still open, as everybody may know it. */
export function NearbyPart({ reports }: { reports: readonly NearbyReport[] }) {
  const { outbox, view } = useOutbox();
  const { t } = useTexts();
  const says = nearbyWords((phrase) => t(`report.nearby.${phrase}`), useNearbyFacts());
  return (
    <NearbyReports
      reports={reports}
      sameAs={view.draft.sameAs ?? null}
      says={says}
      onSame={(sameAs) => outbox.change({ sameAs })}
    />
  );
}

/** Of which kind a report nearby is, and where, when and by how many it was reported. */
export function useNearbyFacts(): NearbyWords['facts'] {
  const { t, say, language } = useTexts();
  return ({ categoryName, areaName, reportedOn, reports }) => {
    const day = dayText(reportedOn, presentMs(), language);
    const told = t('report.nearby.reported', { day, n: reports });
    return {
      kind: say(categoryName),
      told: areaName === null ? told : `${say(areaName)} · ${told}`,
    };
  };
}
