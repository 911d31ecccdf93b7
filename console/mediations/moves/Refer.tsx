import { type FormEvent, useState } from 'react';
import type { Mediation, Referral } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import { useFileStep } from '../use-mediations.ts';
import { Where } from './Where.tsx';

/** What mediation does not solve goes on elsewhere. */
export function Refer({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <Unfold label={t('mediations.moves.refer')} likely={one.state === 'failed'}>
      {() => <ReferForm one={one} />}
    </Unfold>
  );
}

function ReferForm({ one }: { one: Mediation }) {
  const { t } = useWords();
  const [to, setTo] = useState<Referral>(one.waysOn[0] ?? 'court');
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useFileStep((client, body: { to: Referral; note: string }, requestId) =>
    client.call('referMediation', { params: { id: one.id }, body, requestId }),
  );
  const missing = note.trim().length < 2;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ to, note: note.trim() });
  };
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-refer">
      <h2 id="mediation-refer" className={poolStyles.name}>
        {t('mediations.moves.refer')}
      </h2>
      <p className={poolStyles.quiet}>{t('mediations.moves.referLead')}</p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <Where ways={one.waysOn} value={to} error={refused('to')} onChange={setTo} />
        <TextField
          label={t('mediations.moves.note')}
          maxLength={500}
          value={note}
          error={pressed && missing ? t('mediations.open.missing') : refused('note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.referSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
