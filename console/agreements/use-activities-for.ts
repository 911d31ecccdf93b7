import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityFor } from '../../contract/agreements-activities.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';

export type Show = 'coming' | 'mine';

interface Page {
  show: Show;
  /** Further ones of the same list. */
  after?: string;
}

/** Each look is recorded, so it is made by a press and not by the clock. */
export function useActivitiesFor(id: string) {
  const { client } = useCounty();
  const [listed, setListed] = useState<readonly ActivityFor[]>();
  const looking = useMutation({
    mutationFn: (query: Page) => client.call('listActivitiesFor', { params: { id }, query }),
    onSuccess: ({ activities }, { after }) =>
      setListed((before = []) => (after === undefined ? activities : [...before, ...activities])),
  });
  return { looking, listed };
}

const stale = ['listActivities', 'listParticipants'] as const;
interface Which {
  id: string;
  activity: string;
  onDone: (changed: ActivityFor) => void;
}

export function useSigningUpFor({ id, activity, onDone }: Which) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('signUpFor', { params: { id, activity }, requestId }),
    { stale, onDone },
  );
}

export function useGivingUpFor({ id, activity, onDone }: Which) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('giveUpSeatFor', { params: { id, activity }, requestId }),
    { stale, onDone },
  );
}

export function useRatingFor({ id, activity, onDone }: Which) {
  const { client } = useCounty();
  return useStep(
    (body: { stars: number }, requestId) =>
      client.call('rateActivityFor', { params: { id, activity }, body, requestId }),
    { stale, onDone },
  );
}

export function useCertifyingFor(id: string, onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (body: { from: string; until: string }, requestId) =>
      client.call('certifyHoursFor', { params: { id }, body, requestId }),
    { stale: [], onDone },
  );
}
