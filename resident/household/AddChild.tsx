import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { currentConsent, guardianConsents } from '../../contract/guardian-consent.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { type Birth, BirthPicker } from './BirthPicker.tsx';
import styles from './Household.module.css';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

const years = 14;

/** A child is added by a name, a month of birth, and a guardian's consent to a text of a known version. */
export default function AddChild() {
  const { t } = useTexts();
  const f = useFamilyTexts();
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [birth, setBirth] = useState<Birth>({ year: null, month: null });
  const [agreed, setAgreed] = useState(false);
  const [pressed, setPressed] = useState(false);
  const add = useChange(
    (client, child: { name: string; year: number; month: number }, requestId) =>
      client.call('addChild', { body: { ...child, consentVersion: currentConsent }, requestId }),
    () => go('/household', { replace: true }),
  );
  const { year, month } = birth;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (name.trim() === '' || year === null || month === null || !agreed || add.isPending) return;
    add.mutate({ name: name.trim(), year, month });
  };
  const lacks = (missing: boolean, words: string) => (pressed && missing ? words : undefined);
  return (
    <Screen title={f('childTitle')} back={{ label: t('back'), href: paths.household }}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={f('childName')}
          hint={f('childNameHint')}
          error={lacks(name.trim() === '', f('nameMissing')) ?? fieldMessage(add.error, 'name')}
          maxLength={20}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <BirthPicker
          value={birth}
          onChange={setBirth}
          years={years}
          error={lacks(year === null || month === null, f('birthMissing'))}
        />
        <Consent agreed={agreed} onAgree={setAgreed} error={lacks(!agreed, f('consentMissing'))} />
        <Problem error={add.error} />
        <Button type="submit" wide busy={add.isPending}>
          {f('add')}
        </Button>
      </form>
    </Screen>
  );
}

interface ConsentProps {
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  error: string | undefined;
}

function Consent({ agreed, onAgree, error }: ConsentProps) {
  const { say } = useTexts();
  const f = useFamilyTexts();
  return (
    <Card tone="outlined">
      <h2 className={styles.heading}>{f('consentTitle')}</h2>
      <ol className={styles.consent}>
        {(guardianConsents[currentConsent] ?? []).map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ol>
      <label className={styles.agree}>
        <input
          type="checkbox"
          checked={agreed}
          aria-describedby={error ? 'consent-missing' : undefined}
          onChange={(event) => onAgree(event.target.checked)}
        />
        <span>{f('consent')}</span>
      </label>
      {error !== undefined && (
        <p className={styles.error} id="consent-missing" role="alert">
          {error}
        </p>
      )}
    </Card>
  );
}
