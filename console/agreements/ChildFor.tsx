import { type FormEvent, useState } from 'react';
import type { HomeStanding } from '../../contract/agreements.ts';
import { currentConsent, guardianConsents } from '../../contract/guardian-consent.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { digitsIn } from '../window/numbers.ts';
import { useAct } from './use-agreed.ts';

interface ChildForProps {
  id: string;
  onDone: (standing: HomeStanding) => void;
}

const empty = { name: '', year: '', month: '', agreed: false };

/** A child is added once the text in force was read out to its guardian, and they agree. */
export function ChildFor({ id, onDone }: ChildForProps) {
  const { t, say } = useWords();
  const [{ name, year, month, agreed }, setDraft] = useState(empty);
  const [pressed, setPressed] = useState(false);
  const change = (part: Partial<typeof empty>) => setDraft((was) => ({ ...was, ...part }));
  const adding = useAct(
    (client, child: { name: string; year: number; month: number }, requestId) =>
      client.call('addChildFor', {
        params: { id },
        body: { ...child, consentVersion: currentConsent },
        requestId,
      }),
    {
      line: t('newcomers.done.addChildFor'),
      onDone: (standing) => {
        setDraft(empty);
        setPressed(false);
        onDone(standing);
      },
    },
  );
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  const missing = name.trim() === '' || year.length !== 4 || !isMonth;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || !agreed || adding.isPending) return;
    adding.mutate({ name: name.trim(), year: Number(year), month: Number(month) });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <ol>
        {(guardianConsents[currentConsent] ?? []).map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ol>
      <Field
        label={t('agreed.home.childName')}
        autoComplete="off"
        maxLength={20}
        value={name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Field
        label={t('agreed.home.year')}
        inputMode="numeric"
        autoComplete="off"
        value={year}
        onChange={(event) => change({ year: digitsIn(event.target.value, 4) })}
      />
      <Field
        label={t('agreed.home.month')}
        inputMode="numeric"
        autoComplete="off"
        value={month}
        onChange={(event) => change({ month: digitsIn(event.target.value, 2) })}
      />
      <label>
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => change({ agreed: event.target.checked })}
        />{' '}
        {t('agreed.home.consent')}
      </label>
      {pressed && missing && <Refusal why={t('agreed.home.childMissing')} />}
      {pressed && !missing && !agreed && <Refusal why={t('agreed.home.consentMissing')} />}
      <Refusals error={adding.error} />
      <p role="status">{adding.isSuccess && !pressed && t('agreed.home.done')}</p>
      <Button type="submit" size="s" kind="outline" busy={adding.isPending}>
        {t('agreed.home.child')}
      </Button>
    </form>
  );
}
