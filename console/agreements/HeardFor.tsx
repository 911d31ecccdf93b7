import { type FormEvent, useState } from 'react';
import type { HeardFeedback } from '../../contract/agreements-own.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextField } from '../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { Looked } from './Looked.tsx';
import { useAct, useLook } from './use-agreed.ts';

/** What they suggested, what was answered, and whether it helps. */
export function HeardFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useLook((client) => client.call('listFeedbackFor', { params: { id } }));
  return (
    <section className={classes(paneStyles.pane, styles.part, styles.onScreen)}>
      <h2 className={formStyles.heading}>{t('agreed.heard.heading')}</h2>
      <p className={formStyles.lead}>{t('agreed.heard.lead')}</p>
      <Looked
        look={looking}
        show={t('agreed.heard.show')}
        rows={looking.data?.feedback}
        empty={t('agreed.heard.none')}
        keyOf={(one) => one.id}
      >
        {(one) => <One id={id} one={one} onRated={() => looking.mutate()} />}
      </Looked>
    </section>
  );
}

interface OneProps {
  id: string;
  one: HeardFeedback;
  onRated: () => void;
}

function One({ id, one, onRated }: OneProps) {
  const { t, language } = useWords();
  const now = useNow();
  const { words, state, dueOn, answer, mayRate } = one;
  return (
    <>
      <p>
        {words} · <strong>{t(`feedback.states.${state}`)}</strong>
        <br />
        {answer === null
          ? t('agreed.heard.due', { day: dateNearInWords(dueOn, now, language) })
          : t('agreed.heard.answer', { words: answer })}
      </p>
      {mayRate && (
        <Fold title={t('agreed.heard.rate')} lead={t('agreements.cases.asTheySay')}>
          <Rate id={id} feedback={one.id} onRated={onRated} />
        </Fold>
      )}
    </>
  );
}

function Rate({ id, feedback, onRated }: { id: string; feedback: string; onRated: () => void }) {
  const { t } = useWords();
  const [rating, setRating] = useState<Lamps>();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useAct(
    (client, body: { rating: number; words: string }, requestId) =>
      client.call('rateFeedbackFor', { params: { id, feedback }, body, requestId }),
    onRated,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (rating !== undefined && !step.isPending) step.mutate({ rating, words: words.trim() });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <LampRating
        label={t('agreements.cases.rating')}
        words={[
          t('agreements.cases.lamps.one'),
          t('agreements.cases.lamps.two'),
          t('agreements.cases.lamps.three'),
          t('agreements.cases.lamps.four'),
          t('agreements.cases.lamps.five'),
        ]}
        value={rating}
        onChange={setRating}
      />
      {pressed && rating === undefined && <Refusal why={t('agreements.cases.ratingMissing')} />}
      <TextField
        label={t('agreements.cases.words')}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={step.error} />
      <Button type="submit" size="s" busy={step.isPending}>
        {t('agreed.heard.rate')}
      </Button>
    </form>
  );
}
