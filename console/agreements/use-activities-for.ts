import type { ActivityFor } from '../../contract/agreements-activities.ts';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useAct, usePagedLook } from './use-agreed.ts';

export type Show = 'coming' | 'mine';

export const useActivitiesFor = (id: string) =>
  usePagedLook(
    (client, page, show: Show) =>
      client.call('listActivitiesFor', { params: { id }, query: { ...page, show } }),
    ({ activities }) => activities,
  );

const stale = ['listActivities', 'listParticipants'] as const;
interface Which {
  id: string;
  activity: string;
  /** What it is called. */
  title: string;
  onDone: (changed: ActivityFor) => void;
}

export function useSigningUpFor({ id, activity, title, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('signUpFor', { params: { id, activity }, requestId }),
    { line: t('newcomers.done.signUpFor', { title }), stale, onDone },
  );
}

export function useGivingUpFor({ id, activity, title, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('giveUpSeatFor', { params: { id, activity }, requestId }),
    { line: t('newcomers.done.giveUpSeatFor', { title }), stale, onDone },
  );
}

export function useRatingFor({ id, activity, title, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, body: { stars: number }, requestId) =>
      client.call('rateActivityFor', { params: { id, activity }, body, requestId }),
    { line: t('newcomers.done.rateActivityFor', { title }), stale, onDone },
  );
}

export const useHoursFor = (id: string) =>
  usePagedLook(
    (client, query) => client.call('getVolunteerHoursFor', { params: { id }, query }),
    ({ lines }) => lines,
  );

export function useCertifyingFor(id: string, onDone: () => void) {
  const { t, language } = useWords();
  return useAct(
    (client, body: { from: string; until: string }, requestId) =>
      client.call('certifyHoursFor', { params: { id }, body, requestId }),
    {
      line: (_, { from, until }) =>
        t('newcomers.done.certifyHoursFor', {
          from: dateInWords(from, language),
          until: dateInWords(until, language),
        }),
      onDone,
    },
  );
}
