import { type FormEvent, useState } from 'react';
import {
  type Criterion,
  type CriterionKind,
  criterionKinds,
} from '../../contract/safe-households.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './SafeHouseholds.module.css';

type Draft = Record<CriterionKind, string>;
const empty: Draft = { members: '', deeds: '', kinds: '', months: '', points: '' };

const isNumber = (text: string) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 10_000;

/** What is asked for, number by number; what is left empty is not asked for. */
export function PublishCriteria() {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState(empty);
  const [from, setFrom] = useState('');
  const [pressed, setPressed] = useState(false);
  const startAnew = () => {
    setDraft(empty);
    setFrom('');
    setPressed(false);
  };
  const publishing = useStep(
    (body: { effectiveFrom: string; criteria: Criterion[] }, requestId) =>
      client.call('publishSafeHouseholdCriteria', { body, requestId }),
    { stale: ['getSafeHouseholdCriteria'], onDone: startAnew },
  );
  const refused = (field: string) =>
    publishing.error instanceof Refused ? publishing.error.field(field) : undefined;
  const typed = criterionKinds.filter((kind) => draft[kind].trim() !== '');
  const wrong = (kind: CriterionKind) => typed.includes(kind) && !isNumber(draft[kind].trim());
  const isReady = typed.length > 0 && !typed.some(wrong) && from !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isReady || publishing.isPending) return;
    const criteria = typed.map((kind) => ({ kind, atLeast: Number(draft[kind].trim()) }));
    publishing.mutate({ effectiveFrom: from, criteria });
  };
  return (
    <section className={paneStyles.pane}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <div>
          <h2 className={formStyles.heading}>{t('safeHouseholds.form.heading')}</h2>
          <p className={formStyles.lead}>{t('safeHouseholds.form.hint')}</p>
        </div>
        <div className={styles.numbers}>
          {criterionKinds.map((kind) => (
            <Field
              key={kind}
              label={t(`safeHouseholds.kinds.${kind}`)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={draft[kind]}
              error={pressed && wrong(kind) ? t('safeHouseholds.form.wrong') : undefined}
              onChange={(event) => setDraft({ ...draft, [kind]: event.target.value })}
            />
          ))}
          <Field
            type="date"
            label={t('safeHouseholds.form.from')}
            value={from}
            error={
              pressed && from === ''
                ? t('safeHouseholds.form.fromMissing')
                : refused('effectiveFrom')
            }
            onChange={(event) => setFrom(event.target.value)}
          />
        </div>
        {pressed && typed.length === 0 && <Refusal why={t('safeHouseholds.form.nothing')} />}
        <Refusals error={publishing.error} />
        <p role="status">{publishing.isSuccess && t('safeHouseholds.form.done')}</p>
        <Button type="submit" wide busy={publishing.isPending}>
          {t('safeHouseholds.form.send')}
        </Button>
      </form>
    </section>
  );
}
