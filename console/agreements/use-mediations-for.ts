import type {
  agreementMediationRoutes,
  MediationFor,
  MediatorFor,
} from '../../contract/agreements-mediations.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';
import { useLook } from './use-agreed.ts';

export const useMediationsFor = (id: string) =>
  useLook((client) => client.call('listMediationsFor', { params: { id } }));

interface Which {
  id: string;
  mediation: string;
  onDone: (changed: MediationFor, requestId: string) => void;
}
const stale = ['listMediations', 'getMediation'] as const;

export function useAcknowledgingFor({ id, mediation, onDone }: Which) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) =>
      client.call('acknowledgeRightsFor', { params: { id, mediation }, requestId }),
    { stale, onDone },
  );
}

interface Answering extends Omit<Which, 'onDone'> {
  onDone: (changed: MediationFor, agreed: boolean, requestId: string) => void;
}

export function useAnsweringFor({ id, mediation, onDone }: Answering) {
  const { client } = useCounty();
  return useStep(
    async (body: BodyOf<typeof agreementMediationRoutes.answerMediationFor>, requestId) => ({
      changed: await client.call('answerMediationFor', {
        params: { id, mediation },
        body,
        requestId,
      }),
      agreed: body.agreed,
    }),
    { stale, onDone: ({ changed, agreed }, requestId) => onDone(changed, agreed, requestId) },
  );
}

export function useLeavingMediationFor({ id, mediation, onDone }: Which) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) =>
      client.call('leaveMediationFor', { params: { id, mediation }, requestId }),
    { stale, onDone },
  );
}

export const useMediatorFor = (id: string) =>
  useLook((client) => client.call('getMediatorFor', { params: { id } }));

type Learned = (standing: MediatorFor, requestId: string) => void;

export function useLessonFor(id: string, { lesson, onDone }: { lesson: string; onDone: Learned }) {
  const { client } = useCounty();
  return useStep(
    (body: { answers: number[] }, requestId) =>
      client.call('passLessonFor', { params: { id, lesson }, body, requestId }),
    { stale: [], onDone },
  );
}

export function useChangingEmployerFor(id: string, onDone: Learned) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementMediationRoutes.changeEmployerFor>, requestId) =>
      client.call('changeEmployerFor', { params: { id }, body, requestId }),
    { stale: ['listMediators'], onDone },
  );
}

export function useApplyingFor(id: string, onDone: Learned) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementMediationRoutes.applyAsMediatorFor>, requestId) =>
      client.call('applyAsMediatorFor', { params: { id }, body, requestId }),
    { stale: ['listMediators'], onDone },
  );
}
