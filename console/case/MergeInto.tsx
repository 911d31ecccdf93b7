import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './Matter.module.css';

/** Has a case follow another, which leads from then on. */
export function useMerging(code: string) {
  const { client } = useCounty();
  return useStep(
    (into: string, requestId) =>
      client.call('mergeCases', { params: { code }, body: { into, note: '' }, requestId }),
    { stale: ['getMatter', 'getCase', 'listCases'] },
  );
}

const isCode = (text: string) => /^[A-Z]{2}\d{2}-\d{5}-\d{5}$/.test(text);

/** What staff know to be one matter, though its words or its place do not tell: by the code of the other. */
export function MergeInto({ code }: { code: string }) {
  const { t } = useWords();
  const [into, setInto] = useState('');
  const [pressed, setPressed] = useState(false);
  const merging = useMerging(code);
  const other = into.trim().toUpperCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isCode(other) && !merging.isPending) merging.mutate(other);
  };
  return (
    <details className={styles.other}>
      <summary>{t('matter.other')}</summary>
      <form className={styles.byCode} noValidate onSubmit={submit}>
        <Field
          label={t('matter.otherCode')}
          hint={t('matter.otherHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          value={into}
          error={pressed && !isCode(other) ? t('matter.otherMissing') : undefined}
          onChange={(event) => setInto(event.target.value)}
        />
        <Refusals error={merging.error} />
        <Button type="submit" kind="outline" size="s" busy={merging.isPending}>
          {t('matter.merge')}
        </Button>
      </form>
    </details>
  );
}
