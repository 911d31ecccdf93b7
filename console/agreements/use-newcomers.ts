import type {
  agreementRegistrationRoutes,
  KnownFor,
  Registration,
} from '../../contract/agreements-registration.ts';
import type { BodyOf } from '../../contract/route.ts';
import { useAct } from './use-agreed.ts';

type Routes = typeof agreementRegistrationRoutes;

export const useRegistering = (onDone: (registration: Registration, requestId: string) => void) =>
  useAct(
    (client, body: BodyOf<Routes['registerFor']>, requestId) =>
      client.call('registerFor', { body, requestId }),
    onDone,
  );

type Known = (known: KnownFor, requestId: string) => void;

export const useProfileFor = (id: string, onDone: Known) =>
  useAct(
    (client, body: BodyOf<Routes['completeProfileFor']>, requestId) =>
      client.call('completeProfileFor', { params: { id }, body, requestId }),
    onDone,
  );

export const useTourFor = (id: string, onDone: Known) =>
  useAct(
    (client, _: null, requestId) => client.call('finishTourFor', { params: { id }, requestId }),
    onDone,
  );
