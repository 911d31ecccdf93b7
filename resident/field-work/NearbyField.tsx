import type { NearbyReport } from '../../contract/matters.ts';
import { NearbyReports, nearbyWords } from '../../ui/NearbyReports.tsx';
import { useNearbyFacts } from '../report/NearbyPart.tsx';
import { useFieldTexts } from './use-field-texts.ts';

interface NearbyFieldProps {
  reports: readonly NearbyReport[];
  sameAs: string | null;
  onSame: (id: string | null) => void;
}

/** The question whether it is one of these, as the worker asks whoever tells it. */
export function NearbyField(asked: NearbyFieldProps) {
  const f = useFieldTexts();
  const says = nearbyWords((phrase) => f(`nearby.${phrase}`), useNearbyFacts());
  return <NearbyReports {...asked} says={says} />;
}
