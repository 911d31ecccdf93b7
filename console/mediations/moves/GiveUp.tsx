import { type FormEvent, useState } from 'react';
import type { Mediation } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { useFileStep } from '../use-mediations.ts';

/** That there is no agreement, typed in from the paper of a mediator who has no phone for it. */
export function GiveUp({ one }: { one: Mediation }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useFileStep((client, body: { words: string }, requestId) =>
    client.call('giveUpForMediator', { params: { id: one.id }, body, requestId }),
  );
  const missing = words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ words: words.trim() });
  };
  if (!open)
    return (
      <div className={poolStyles.buttons}>
        <Button size="s" kind="outline" onClick={() => setOpen(true)}>
          {t('mediations.moves.giveUp')}
        </Button>
      </div>
    );
  const refused = step.error instanceof Refused ? step.error.field('words') : undefined;
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-give-up">
      <h2 id="mediation-give-up" className={poolStyles.name}>
        {t('mediations.moves.giveUp')}
      </h2>
      <p className={poolStyles.quiet}>
        {t('mediations.moves.giveUpLead', { name: one.mediator ?? '' })}
      </p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <TextField
          label={t('mediations.moves.giveUpWords')}
          rows={4}
          maxLength={2000}
          value={words}
          error={pressed && missing ? t('mediations.open.missing') : refused}
          onChange={(event) => setWords(event.target.value)}
        />
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.giveUpSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
