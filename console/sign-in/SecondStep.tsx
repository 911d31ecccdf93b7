import type { SecondStep as Step } from '../../contract/sign-ins.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useChangeSession } from '../session.ts';
import { CodeForm } from './CodeForm.tsx';
import { EntryPage } from './EntryPage.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import styles from './SignIn.module.css';

interface SecondStepProps {
  step: Extract<Step, { ticket: string }>;
  back: () => void;
}

/** The other half: the code of the app, a recovery code, or the passkey. */
export function SecondStep({ step, back }: SecondStepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const changeSession = useChangeSession();
  const hasApp = step.next === 'code';
  return (
    <EntryPage
      title={t('signIn.codeHeading')}
      lead={t(hasApp ? 'signIn.codeLead' : 'signIn.passkeyLead')}
      step="code"
    >
      {!hasApp && <PasskeySignIn alone />}
      <CodeForm
        className={styles.form}
        hasApp={hasApp}
        send={(code) => client.call('finishStaffSignIn', { body: { ticket: step.ticket, code } })}
        onDone={changeSession}
        submit={t('signIn.codeSubmit')}
      >
        <Button kind="quiet" onClick={back}>
          {t('signIn.back')}
        </Button>
      </CodeForm>
    </EntryPage>
  );
}
