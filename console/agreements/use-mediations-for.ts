import type {
  agreementMediationRoutes,
  MediationFor,
  MediatorFor,
} from '../../contract/agreements-mediations.ts';
import type { BodyOf } from '../../contract/route.ts';
import { exactMoment } from '../dates.ts';
import { useWords } from '../language.ts';
import { useAct, useLook } from './use-agreed.ts';

type Routes = typeof agreementMediationRoutes;

export const useMediationsFor = (id: string) =>
  useLook((client) => client.call('listMediationsFor', { params: { id } }));

export interface Which {
  id: string;
  mediation: string;
  /** Of the file, as it is printed. */
  number: string;
  onDone: (changed: MediationFor) => void;
}
const stale = ['listMediations', 'getMediation'] as const;

export function useAcknowledgingFor({ id, mediation, number, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('acknowledgeRightsFor', { params: { id, mediation }, requestId }),
    { line: t('newcomers.done.acknowledgeRightsFor', { number }), stale, onDone },
  );
}

export function useAnsweringFor({ id, mediation, number, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['answerMediationFor']>, requestId) =>
      client.call('answerMediationFor', { params: { id, mediation }, body, requestId }),
    {
      line: (_, { agreed, proposedAt }) =>
        t(`newcomers.done.answerMediationFor.${agreed ? 'agreed' : 'declined'}`, {
          number,
          at: exactMoment(proposedAt),
        }),
      stale,
      onDone,
    },
  );
}

export function useLeavingMediationFor({ id, mediation, number, onDone }: Which) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) =>
      client.call('leaveMediationFor', { params: { id, mediation }, requestId }),
    { line: t('newcomers.done.leaveMediationFor', { number }), stale, onDone },
  );
}

export const useMediatorFor = (id: string) =>
  useLook((client) => client.call('getMediatorFor', { params: { id } }));

type Learned = (standing: MediatorFor) => void;

interface OneLesson {
  lesson: string;
  /** What it is called. */
  title: string;
  onDone: Learned;
}

export function useLessonFor(id: string, { lesson, title, onDone }: OneLesson) {
  const { t } = useWords();
  return useAct(
    (client, body: { answers: number[] }, requestId) =>
      client.call('passLessonFor', { params: { id, lesson }, body, requestId }),
    { line: t('newcomers.done.passLessonFor', { title }), onDone },
  );
}

export function useChangingEmployerFor(id: string, onDone: Learned) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['changeEmployerFor']>, requestId) =>
      client.call('changeEmployerFor', { params: { id }, body, requestId }),
    { line: t('newcomers.done.changeEmployerFor'), stale: ['listMediators'], onDone },
  );
}

export function useApplyingFor(id: string, onDone: Learned) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['applyAsMediatorFor']>, requestId) =>
      client.call('applyAsMediatorFor', { params: { id }, body, requestId }),
    { line: t('newcomers.done.applyAsMediatorFor'), stale: ['listMediators'], onDone },
  );
}
