import { type FormEvent, useState } from 'react';
import type { DeskMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { Unfold } from '../states/Unfold.tsx';
import { useStep } from '../use-step.ts';
import { bodyOfEmployer, EmployerFields, nothingSaid } from './EmployerFields.tsx';
import { staleMediations } from './use-mediations.ts';

/** For whom a mediator works now, and who pays them, as they say it at the desk. */
export function ChangeEmployer({ one }: { one: DeskMediator }) {
  const { t } = useWords();
  return (
    <Unfold label={t('mediators.changeEmployer')}>
      {(fold) => <EmployerForm one={one} onDone={fold} />}
    </Unfold>
  );
}

function EmployerForm({ one, onDone }: { one: DeskMediator; onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [said, setSaid] = useState(nothingSaid);
  const [pressed, setPressed] = useState(false);
  const step = useStep(
    (body: { employer: string; stateEmployee: boolean }, requestId) =>
      client.call('changeEmployerOfMediator', { params: { id: one.id }, body, requestId }),
    { stale: staleMediations, onDone },
  );
  const body = bodyOfEmployer(said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (body !== undefined && !step.isPending) step.mutate(body);
  };
  const refused = step.error instanceof Refused ? step.error.field('employer') : undefined;
  return (
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      <EmployerFields
        label={t('mediators.newEmployer')}
        hint={t('mediators.newEmployerHint')}
        said={said}
        paidAlready={one.stateEmployee && !one.statePayOver}
        error={pressed && body === undefined ? t('mediators.employerMissing') : refused}
        onChange={setSaid}
      />
      <Refusals error={step.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={step.isPending}>
          {t('mediators.saveEmployer')}
        </Button>
        <Button size="s" kind="outline" onClick={onDone}>
          {t('mediators.cancel')}
        </Button>
      </div>
    </form>
  );
}
