import { useState } from 'react';
import type { Supervision } from '../../contract/supervisions.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './supervisions.module.css';

/** Enough, or not: with a remark, which the unit reads where it has to answer again. */
export function Decide({ slip: { id } }: { slip: Supervision }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const decide = useStep(
    (body: { enough: boolean; words: string }, requestId) =>
      client.call('decideSupervision', { params: { id }, body, requestId }),
    { stale: ['listSupervisions', 'getCase'] },
  );
  const short = words.trim().length < 2;
  const send = (enough: boolean) => {
    setPressed(true);
    if (!short && !decide.isPending) decide.mutate({ enough, words: words.trim() });
  };
  return (
    <fieldset className={styles.form} aria-label={t('supervisions.decide')}>
      <TextField
        label={t('supervisions.decideWords')}
        rows={2}
        maxLength={500}
        value={words}
        error={pressed && short ? t('supervisions.missing') : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <Refusals error={decide.error} />
      <div className={styles.buttons}>
        <Button busy={decide.isPending} onClick={() => send(true)}>
          {t('supervisions.enough')}
        </Button>
        <Button kind="outline" busy={decide.isPending} onClick={() => send(false)}>
          {t('supervisions.notEnough')}
        </Button>
      </div>
    </fieldset>
  );
}
