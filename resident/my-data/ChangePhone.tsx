import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { useApi, useMe } from '../api.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { digitsOf, phonePattern } from '../sign-in/phone.ts';
import { useCodeRequest } from '../sign-in/use-code-request.ts';
import { useTexts } from '../texts/language.ts';
import { CodeEntry } from './CodeEntry.tsx';
import { isUnproved } from './is-unproved.ts';
import styles from './MyData.module.css';
import { OwnCode } from './OwnCode.tsx';
import { useMyDataTexts } from './use-my-data-texts.ts';

type Step = 'read' | 'prove' | 'number' | 'done';

/** Another number to sign in by: a code to the one of before, then one to the new one. */
export default function ChangePhone() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const me = useMe();
  const [step, setStep] = useState<Step>('read');
  if (step === 'done') return <Changed />;
  return (
    <Screen title={d('phone.title')} back={{ label: t('back'), href: paths.myData }}>
      {step === 'read' && (
        <>
          <p className={styles.lead}>{d('phone.lead', { phone: me.data?.maskedPhone ?? '' })}</p>
          <ul className={styles.plain}>
            <li>{d('phone.codes')}</li>
            <li>{d('phone.devices')}</li>
            <li>{d('phone.told')}</li>
          </ul>
          <p className={styles.quiet}>{d('phone.lost')}</p>
          <Button wide onClick={() => setStep('prove')}>
            {d('phone.next')}
          </Button>
        </>
      )}
      {step === 'prove' && <OwnCode onProved={() => setStep('number')} />}
      {step === 'number' && <NewNumber onChanged={() => setStep('done')} />}
    </Screen>
  );
}

interface Sent {
  phone: string;
  demoCode: string | undefined;
}

/**
 * Which number, and the code that was sent to it. A message may take longer than the proof holds: then it
 * is asked for once more, and what was typed waits below.
 */
function NewNumber({ onChanged }: { onChanged: () => void }) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState<Sent>();
  const [proving, setProving] = useState(false);
  const unproved = () => setProving(true);
  const changed = () => {
    void queries.invalidateQueries();
    onChanged();
  };
  return (
    <>
      {proving && <OwnCode onProved={() => setProving(false)} />}
      <div hidden={proving}>
        <Card>
          <h2 className={styles.heading}>{d(sent ? 'phone.codeTitle' : 'phone.numberTitle')}</h2>
          {sent === undefined ? (
            <NumberForm phone={phone} onPhone={setPhone} onSent={setSent} onUnproved={unproved} />
          ) : (
            <>
              <p className={styles.quiet}>{d('phone.sent', { phone: sent.phone })}</p>
              <CodeEntry
                demoCode={sent.demoCode}
                show={(code) => client.call('changeMyPhone', { body: { phone: sent.phone, code } })}
                onDone={changed}
                onUnproved={unproved}
                onAgain={() => setSent(undefined)}
              />
            </>
          )}
        </Card>
      </div>
    </>
  );
}

interface NumberFormProps {
  phone: string;
  onPhone: (phone: string) => void;
  onSent: (sent: Sent) => void;
  onUnproved: () => void;
}

function NumberForm({ phone, onPhone, onSent, onUnproved }: NumberFormProps) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const request = useCodeRequest(({ demoCode }) => onSent({ phone, demoCode }));
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!phonePattern.test(phone));
    if (phonePattern.test(phone) && !request.isPending)
      request.mutate(
        (proof) =>
          client.call('sendNewPhoneCode', { body: { phone, ...(proof ? { proof } : {}) } }),
        { onError: (failed) => isUnproved(failed) && onUnproved() },
      );
  };
  const error = wrong ? d('phone.wrong') : fieldMessage(request.error, 'phone');
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        label={d('phone.number')}
        hint={d('phone.numberHint')}
        error={error}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        value={phone}
        onChange={(event) => {
          setWrong(false);
          onPhone(digitsOf(event.target.value));
        }}
      />
      {error === undefined && !isUnproved(request.error) && <Problem error={request.error} />}
      <Button type="submit" wide busy={request.isPending}>
        {d('code.send')}
      </Button>
    </form>
  );
}

function Changed() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const me = useMe();
  return (
    <Screen title={d('phone.done')} back={{ label: t('back'), href: paths.myData }}>
      <EmptyState
        drawing={<LampEmpty />}
        title={d('phone.done')}
        line={d('phone.doneLine', { phone: me.data?.maskedPhone ?? '' })}
        action={<ButtonLink href={paths.myData}>{d('phone.leave')}</ButtonLink>}
      />
    </Screen>
  );
}
