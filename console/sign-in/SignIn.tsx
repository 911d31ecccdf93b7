import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondStep as Step } from '../../contract/sign-ins.ts';
import type { StaffMe } from '../../contract/staff.ts';
import { useCounty } from '../county.tsx';
import { ChooseFactor } from '../enrol/ChooseFactor.tsx';
import { RecoveryCodes } from '../enrol/RecoveryCodes.tsx';
import { useWords } from '../language.ts';
import { useChangeSession } from '../session.ts';
import type { Credentials } from './credentials.ts';
import { DemoSignIns } from './DemoSignIns.tsx';
import { EntryPage } from './EntryPage.tsx';
import { Invited } from './Invited.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondStep } from './SecondStep.tsx';

/** The way in, also in the middle of the work: the address stays, so the page comes back by itself. */
export default function SignIn({ expired }: { expired: boolean }) {
  const [step, setStep] = useState<Step>();
  const back = () => setStep(undefined);
  if (step === undefined) return <FirstStep expired={expired} onRight={setStep} />;
  if (step.next === 'enrolment') return <LateEnrolment enrolment={step.enrolment} />;
  return <SecondStep step={step} back={back} />;
}

function FirstStep({ expired, onRight }: { expired: boolean; onRight: (step: Step) => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const checking = useMutation({
    mutationFn: (credentials: Credentials) =>
      client.call('startStaffSignIn', { body: credentials }),
    onSuccess: onRight,
  });
  const tapping = useMutation({
    mutationFn: (login: string) => client.call('signInDemoStaff', { body: { login } }),
    onSuccess: changeSession,
  });
  return (
    <EntryPage
      title={t(expired ? 'signIn.signedOutHeading' : 'signIn.heading')}
      lead={t(expired ? 'signIn.signedOutLead' : 'signIn.lead')}
      step={expired ? 'expired' : undefined}
    >
      <PasswordForm signingIn={checking} />
      <PasskeySignIn />
      <Invited />
      <DemoSignIns busy={tapping.isPending} signIn={tapping.mutate} />
    </EntryPage>
  );
}

type Enrolling = Extract<Step, { next: 'enrolment' }>;

/** Whoever has had a password alone until today sets up a second factor before anything else. */
function LateEnrolment({ enrolment }: Pick<Enrolling, 'enrolment'>) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const [done, setDone] = useState<{ me: StaffMe; recoveryCodes: string[] }>();
  if (done)
    return (
      <EntryPage title={t('enrol.codesHeading')} lead={t('enrol.codesLead')} step="codes">
        <RecoveryCodes codes={done.recoveryCodes} onDone={() => changeSession(done.me)} />
      </EntryPage>
    );
  return (
    <EntryPage title={t('enrol.factorHeading')} lead={t('enrol.factorLead')} step="factor">
      <ChooseFactor
        enrolment={enrolment}
        confirm={(shown) => client.call('finishEnrolment', { body: shown })}
        onDone={setDone}
      />
    </EntryPage>
  );
}
