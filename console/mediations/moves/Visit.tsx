import { type FormEvent, useState } from 'react';
import type { Mediation, Referral } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useWords } from '../../language.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { useFileStep } from '../use-mediations.ts';
import { Where } from './Where.tsx';

interface Visited {
  kept: boolean;
  words: string;
  referTo: Referral | null;
}

/** The return visit: kept or not, in the words of both. */
export function Visit({ one }: { one: Mediation }) {
  const { t } = useWords();
  const [kept, setKept] = useState<'yes' | 'no'>('yes');
  const [words, setWords] = useState('');
  const [to, setTo] = useState<Referral>(one.waysOn[0] ?? 'court');
  const [pressed, setPressed] = useState(false);
  const step = useFileStep((client, body: Visited, requestId) =>
    client.call('visitMediation', { params: { id: one.id }, body, requestId }),
  );
  const missing = words.trim().length < 2;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || step.isPending) return;
    step.mutate({
      kept: kept === 'yes',
      words: words.trim(),
      referTo: kept === 'yes' ? null : to,
    });
  };
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-visit">
      <h2 id="mediation-visit" className={poolStyles.name}>
        {t('mediations.moves.visit')}
      </h2>
      <p className={poolStyles.quiet}>{t('mediations.moves.visitLead')}</p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <Segmented
          label={t('mediations.moves.visit')}
          labelHidden
          choices={[
            { value: 'yes', label: t('mediations.moves.kept') },
            { value: 'no', label: t('mediations.moves.notKept') },
          ]}
          value={kept}
          onChange={setKept}
        />
        {kept === 'no' && (
          <Where ways={one.waysOn} value={to} error={refused('referTo')} onChange={setTo} />
        )}
        <TextField
          label={t('mediations.moves.visitWords')}
          maxLength={2000}
          value={words}
          error={pressed && missing ? t('mediations.open.missing') : refused('words')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.visitSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
