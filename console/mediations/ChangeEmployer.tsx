import { type FormEvent, useState } from 'react';
import type { DeskMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleMediations } from './use-mediations.ts';

/** For whom a mediator works now, as they say it at the desk. */
export function ChangeEmployer({ one }: { one: DeskMediator }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [open, setOpen] = useState(false);
  const [employer, setEmployer] = useState('');
  const step = useStep(
    (body: { employer: string }, requestId) =>
      client.call('changeEmployerOfMediator', { params: { id: one.id }, body, requestId }),
    { stale: staleMediations, onDone: () => setOpen(false) },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!step.isPending) step.mutate({ employer: employer.trim() });
  };
  if (!open)
    return (
      <div className={poolStyles.buttons}>
        <Button size="s" kind="outline" onClick={() => setOpen(true)}>
          {t('mediators.changeEmployer')}
        </Button>
      </div>
    );
  return (
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      <Field
        label={t('mediators.newEmployer')}
        hint={t('mediators.newEmployerHint')}
        maxLength={80}
        value={employer}
        error={step.error instanceof Refused ? step.error.field('employer') : undefined}
        onChange={(event) => setEmployer(event.target.value)}
      />
      <Refusals error={step.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={step.isPending}>
          {t('mediators.saveEmployer')}
        </Button>
        <Button size="s" kind="outline" onClick={() => setOpen(false)}>
          {t('mediators.cancel')}
        </Button>
      </div>
    </form>
  );
}
