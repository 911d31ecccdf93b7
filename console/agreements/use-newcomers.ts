import type {
  agreementRegistrationRoutes,
  KnownFor,
  Registration,
} from '../../contract/agreements-registration.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useStep } from '../use-step.ts';
import { useAct } from './use-agreed.ts';

type Routes = typeof agreementRegistrationRoutes;

/** A newcomer takes a paper of their own along: what is done for them begins with it. */
export function useRegistering(onDone: (registration: Registration, requestId: string) => void) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<Routes['registerFor']>, requestId) =>
      client.call('registerFor', { body, requestId }),
    { stale: [], onDone },
  );
}

export function useProfileFor(id: string, onDone: (known: KnownFor) => void) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['completeProfileFor']>, requestId) =>
      client.call('completeProfileFor', { params: { id }, body, requestId }),
    { line: t('newcomers.done.completeProfileFor'), onDone },
  );
}

export function useTourFor(id: string) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) => client.call('finishTourFor', { params: { id }, requestId }),
    { line: t('newcomers.done.finishTourFor') },
  );
}
