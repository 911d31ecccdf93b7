import { useMutation } from '@tanstack/react-query';
import type { agreementRoutes, HomeStanding } from '../../contract/agreements.ts';
import type { ConsentPurpose } from '../../contract/consent-forms.ts';
import type { Consent } from '../../contract/consents.ts';
import type { FeedbackKind } from '../../contract/feedback.ts';
import type { BodyOf } from '../../contract/route.ts';
import { askForCode } from '../../ui/ask-for-code.ts';
import { useNearbyQuestion } from '../../ui/use-nearby-question.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';
import { useLook } from './use-agreed.ts';

/** Sends a code to the phone of who agrees. */
export function useAgreementCode() {
  const { client } = useCounty();
  return useMutation({
    mutationFn: (phone: string) =>
      askForCode(client, (proof) =>
        client.call('sendAgreementCode', { body: { phone, ...(proof ? { proof } : {}) } }),
      ),
  });
}

export function useAgreeing() {
  const { client } = useCounty();
  return useMutation({
    mutationFn: (body: BodyOf<typeof agreementRoutes.agree>) => client.call('agree', { body }),
  });
}

export function useReportingFor(id: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementRoutes.reportFor>, requestId) =>
      client.call('reportFor', { params: { id }, body, requestId }),
    { stale: ['listCases'] },
  );
}

/** What others reported nearby, asked before it is sent. */
export function useNearbyFor(id: string) {
  const { client } = useCounty();
  return useNearbyQuestion((body: BodyOf<typeof agreementRoutes.findNearbyFor>) =>
    client.call('findNearbyFor', { params: { id }, body }),
  );
}

export const usePointsFor = (id: string) =>
  useLook((client) => client.call('getPointsFor', { params: { id } }));

export const useCasesFor = (id: string) =>
  useLook((client) => client.call('listCasesFor', { params: { id } }));

export function useConfirmingFor(id: string, code: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementRoutes.confirmFor>, requestId) =>
      client.call('confirmFor', { params: { id, code }, body, requestId }),
    { stale: ['listCases', 'getCase'] },
  );
}

export function useReopeningFor(id: string, code: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementRoutes.reopenFor>, requestId) =>
      client.call('reopenFor', { params: { id, code }, body, requestId }),
    { stale: ['listCases', 'getCase'] },
  );
}

export function useSupplementingFor(id: string, code: string) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementRoutes.supplementFor>, requestId) =>
      client.call('supplementFor', { params: { id, code }, body, requestId }),
    { stale: ['listCases', 'getCase'] },
  );
}

export const useAwardsFor = (id: string) =>
  useLook((client) => client.call('listAwardsFor', { params: { id } }));

export function useAppealFor(id: string, award: string, onDone: (requestId: string) => void) {
  const { client } = useCounty();
  return useStep(
    (body: BodyOf<typeof agreementRoutes.openAppealFor>, requestId) =>
      client.call('openAppealFor', { params: { id, award }, body, requestId }),
    { stale: ['listAppeals'], onDone: (_, requestId) => onDone(requestId) },
  );
}

export const useConsentsFor = (id: string) =>
  useLook((client) => client.call('listConsentsFor', { params: { id } }));

interface Wish {
  purpose: ConsentPurpose;
  given: boolean;
  textVersion: number;
}

export function useConsentFor(
  id: string,
  onDone: (consents: readonly Consent[], wish: Wish, requestId: string) => void,
) {
  const { client } = useCounty();
  return useStep(
    async (wish: Wish, requestId) => {
      const { purpose, ...body } = wish;
      const said = await client.call('setConsentFor', { params: { id, purpose }, body, requestId });
      return { ...said, wish };
    },
    { stale: [], onDone: ({ consents, wish }, requestId) => onDone(consents, wish, requestId) },
  );
}

export const useHouseholdFor = (id: string) =>
  useLook((client) => client.call('getHouseholdFor', { params: { id } }));

type Settled = (standing: HomeStanding, requestId: string) => void;

/** What they say, and the share that was read out to them. */
interface AgreedWords {
  words: string;
  agreedShare: number;
}

export function useFoundingFor(id: string, onDone: Settled) {
  const { client } = useCounty();
  return useStep(
    ({ words, agreedShare }: AgreedWords, requestId) =>
      client.call('foundHouseholdFor', {
        params: { id },
        body: { name: words, agreedShare },
        requestId,
      }),
    { stale: [], onDone },
  );
}

export function useJoiningFor(id: string, onDone: Settled) {
  const { client } = useCounty();
  return useStep(
    ({ words, agreedShare }: AgreedWords, requestId) =>
      client.call('joinHouseholdFor', {
        params: { id },
        body: { code: words, agreedShare },
        requestId,
      }),
    { stale: [], onDone },
  );
}

export function useInvitingFor(id: string, onDone: (requestId: string) => void) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('inviteRelativeFor', { params: { id }, requestId }),
    { stale: [], onDone: (_, requestId) => onDone(requestId) },
  );
}

export function useLeavingFor(id: string, onDone: Settled) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('leaveHouseholdFor', { params: { id }, requestId }),
    { stale: [], onDone },
  );
}

export function useFeedbackFor(
  id: string,
  onDone: (kind: FeedbackKind, requestId: string) => void,
) {
  const { client } = useCounty();
  return useStep(
    async (body: BodyOf<typeof agreementRoutes.sendFeedbackFor>, requestId) => {
      await client.call('sendFeedbackFor', { params: { id }, body, requestId });
      return body.kind;
    },
    { stale: ['listFeedback'], onDone },
  );
}
