import type { NearbyReport } from '../../contract/matters.ts';
import { NearbyReports } from '../../ui/NearbyReports.tsx';
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
  const facts = useNearbyFacts();
  const says = {
    heading: f('nearby.heading'),
    headingOne: f('nearby.headingOne'),
    thisOne: f('nearby.thisOne'),
    yes: f('nearby.yes'),
    no: f('nearby.no'),
    none: f('nearby.none'),
    note: f('nearby.note'),
    chosen: f('nearby.chosen'),
    chosenNote: f('nearby.chosenNote'),
    change: f('nearby.change'),
    facts,
  };
  return <NearbyReports {...asked} says={says} />;
}
