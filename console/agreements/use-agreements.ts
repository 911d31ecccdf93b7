import { useMutation } from '@tanstack/react-query';
import { actsFor } from '../../contract/acts-for.ts';
import type { agreementRoutes, HomeStanding } from '../../contract/agreements.ts';
import { complaintNumber, inFours } from '../../contract/complaint-number.ts';
import { type ConsentPurpose, consentForms } from '../../contract/consent-forms.ts';
import type { Consent } from '../../contract/consents.ts';
import type { BodyOf } from '../../contract/route.ts';
import { askForCode } from '../../ui/ask-for-code.ts';
import { useNearbyQuestion } from '../../ui/use-nearby-question.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useAct, useLook, usePagedLook } from './use-agreed.ts';

type Routes = typeof agreementRoutes;

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
    mutationFn: (body: BodyOf<Routes['agree']>) => client.call('agree', { body }),
  });
}

export function useReportingFor(id: string) {
  const { say } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['reportFor']>, requestId) =>
      client.call('reportFor', { params: { id }, body, requestId }),
    { line: say(actsFor.reportFor), stale: ['listCases'] },
  );
}

/** What others reported nearby, asked before it is sent. */
export function useNearbyFor(id: string) {
  const { client } = useCounty();
  return useNearbyQuestion((body: BodyOf<Routes['findNearbyFor']>) =>
    client.call('findNearbyFor', { params: { id }, body }),
  );
}

export const usePointsFor = (id: string) =>
  useLook((client) => client.call('getPointsFor', { params: { id } }));

export const useCasesFor = (id: string) =>
  usePagedLook(
    (client, query) => client.call('listCasesFor', { params: { id }, query }),
    ({ cases }) => cases,
  );

export const useCaseFor = (id: string, code: string) =>
  useLook((client) => client.call('getCaseFor', { params: { id, code } }));

const ofCases = ['listCases', 'getCase'] as const;

export function useConfirmingFor(id: string, code: string) {
  const { say } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['confirmFor']>, requestId) =>
      client.call('confirmFor', { params: { id, code }, body, requestId }),
    { line: say(actsFor.confirmFor), stale: ofCases },
  );
}

export function useReopeningFor(id: string, code: string) {
  const { say } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['reopenFor']>, requestId) =>
      client.call('reopenFor', { params: { id, code }, body, requestId }),
    { line: say(actsFor.reopenFor), stale: ofCases },
  );
}

export function useSupplementingFor(id: string, code: string) {
  const { say } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['supplementFor']>, requestId) =>
      client.call('supplementFor', { params: { id, code }, body, requestId }),
    { line: say(actsFor.supplementFor), stale: ofCases },
  );
}

export const useAwardsFor = (id: string) =>
  usePagedLook(
    (client, query) => client.call('listAwardsFor', { params: { id }, query }),
    ({ lines }) => lines,
  );

/** `what`: for what the award was given, in words. */
export function useAppealFor(id: string, { award, what }: { award: string; what: string }) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['openAppealFor']>, requestId) =>
      client.call('openAppealFor', { params: { id, award }, body, requestId }),
    { line: t('newcomers.done.openAppealFor', { what }), stale: ['listAppeals'] },
  );
}

export const useConsentsFor = (id: string) =>
  useLook((client) => client.call('listConsentsFor', { params: { id } }));

interface Wish {
  purpose: ConsentPurpose;
  given: boolean;
  textVersion: number;
}

export function useConsentFor(id: string, onDone: (consents: readonly Consent[]) => void) {
  const { t, say } = useWords();
  return useAct(
    (client, { purpose, ...body }: Wish, requestId) =>
      client.call('setConsentFor', { params: { id, purpose }, body, requestId }),
    {
      line: (_, { purpose, given }) => {
        const what = say(consentForms[purpose].what);
        return t(`newcomers.done.setConsentFor.${given ? 'given' : 'withdrawn'}`, { what });
      },
      onDone: ({ consents }) => onDone(consents),
    },
  );
}

export const useHouseholdFor = (id: string) =>
  useLook((client) => client.call('getHouseholdFor', { params: { id } }));

export const useSafeHouseholdFor = (id: string) =>
  useLook((client) => client.call('getSafeHouseholdFor', { params: { id } }));

type Settled = (standing: HomeStanding) => void;

/** What they say, and the share that was read out to them. */
interface AgreedWords {
  words: string;
  agreedShare: number;
}

export function useFoundingFor(id: string, onDone: Settled) {
  const { t } = useWords();
  return useAct(
    (client, { words, agreedShare }: AgreedWords, requestId) =>
      client.call('foundHouseholdFor', {
        params: { id },
        body: { name: words, agreedShare },
        requestId,
      }),
    { line: t('newcomers.done.foundHouseholdFor'), onDone },
  );
}

export function useJoiningFor(id: string, onDone: Settled) {
  const { t } = useWords();
  return useAct(
    (client, { words, agreedShare }: AgreedWords, requestId) =>
      client.call('joinHouseholdFor', {
        params: { id },
        body: { code: words, agreedShare },
        requestId,
      }),
    { line: t('newcomers.done.joinHouseholdFor'), onDone },
  );
}

export function useInvitingFor(id: string) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) => client.call('inviteRelativeFor', { params: { id }, requestId }),
    { line: t('newcomers.done.inviteRelativeFor') },
  );
}

export function useLeavingFor(id: string, onDone: Settled) {
  const { t } = useWords();
  return useAct(
    (client, _: null, requestId) => client.call('leaveHouseholdFor', { params: { id }, requestId }),
    { line: t('newcomers.done.leaveHouseholdFor'), onDone },
  );
}

export function useFeedbackFor(id: string) {
  const { t } = useWords();
  return useAct(
    (client, body: BodyOf<Routes['sendFeedbackFor']>, requestId) =>
      client.call('sendFeedbackFor', { params: { id }, body, requestId }),
    {
      line: (sent, { kind }) =>
        t(`newcomers.done.sendFeedbackFor.${kind}`, { number: inFours(complaintNumber(sent.id)) }),
      stale: ['listFeedback'],
    },
  );
}
