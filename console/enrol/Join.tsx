import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Enrolment } from '../../contract/sign-ins.ts';
import type { CodePurpose, StaffMe } from '../../contract/staff.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useChangeSession } from '../session.ts';
import { EntryPage } from '../sign-in/EntryPage.tsx';
import { Failed } from '../states/Failed.tsx';
import { ChooseFactor } from './ChooseFactor.tsx';
import { NewPassword } from './NewPassword.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { Steps } from './Steps.tsx';

/** An invitation in its three steps: password, second factor, recovery codes. */
export default function Join({ code }: { code: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const invitation = useQuery({
    queryKey: client.key('openInvitation', { body: { code } }),
    queryFn: ({ signal }) => client.call('openInvitation', { body: { code }, signal }),
    // Once it has been used the answer would be no: what was read at the beginning stands.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (invitation.isPending)
    return (
      <EntryPage title={t('enrol.loading')}>
        <Skeleton label={t('enrol.loading')} rows={4} />
      </EntryPage>
    );
  if (invitation.data === undefined)
    return (
      <EntryPage title={t('enrol.overHeading')} step="over">
        <Failed error={invitation.error} retry={() => invitation.refetch()} />
      </EntryPage>
    );
  return <Invited code={code} invitation={invitation.data} />;
}

interface InvitedProps {
  code: string;
  invitation: { name: string; login: string; purpose: CodePurpose };
}

function Invited({ code, invitation: { name, login, purpose } }: InvitedProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const [, go] = useHashLocation();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [done, setDone] = useState<{ me: StaffMe; recoveryCodes: string[] }>();
  if (done)
    return (
      <EntryPage title={t('enrol.codesHeading')} lead={t('enrol.codesLead')} step="codes">
        <Steps at={2} />
        <RecoveryCodes
          codes={done.recoveryCodes}
          onDone={() => {
            go('/', { replace: true });
            changeSession(done.me);
          }}
        />
      </EntryPage>
    );
  if (enrolment)
    return (
      <EntryPage title={t('enrol.factorHeading')} lead={t('enrol.factorLead')} step="factor">
        <Steps at={1} />
        <ChooseFactor
          enrolment={enrolment}
          confirm={(shown) => client.call('finishEnrolment', { body: shown })}
          onDone={setDone}
        />
      </EntryPage>
    );
  const title = t(purpose === 'reset' ? 'enrol.resetHeading' : 'enrol.heading', { name });
  return (
    <EntryPage title={title} lead={t('enrol.lead', { login })}>
      <Steps at={0} />
      <NewPassword
        login={login}
        send={(password) => client.call('startEnrolment', { body: { code, password } })}
        submit={t('enrol.next')}
        onDone={setEnrolment}
      />
    </EntryPage>
  );
}
