import { type FormEvent, useState } from 'react';
import type { MediatorFor } from '../../contract/agreements-mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useNoting } from './done.tsx';
import { useChangingEmployerFor } from './use-mediations-for.ts';

interface EmployerForProps {
  id: string;
  onDone: (standing: MediatorFor) => void;
}

/** For whom they work now, as a mediator. */
export function EmployerFor({ id, onDone }: EmployerForProps) {
  const { t } = useWords();
  const [employer, setEmployer] = useState('');
  const noting = useNoting(onDone);
  const step = useChangingEmployerFor(id, noting(t('newcomers.done.employer')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!step.isPending) step.mutate({ employer: employer.trim() });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Field
        label={t('forSomebody.mediator.newEmployer')}
        autoComplete="off"
        maxLength={80}
        value={employer}
        error={step.error instanceof Refused ? step.error.field('employer') : undefined}
        onChange={(event) => setEmployer(event.target.value)}
      />
      <Refusals error={step.error} />
      <Button type="submit" size="s" busy={step.isPending}>
        {t('forSomebody.mediator.changeEmployerGo')}
      </Button>
    </form>
  );
}
