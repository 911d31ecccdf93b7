import { type FormEvent, useState } from 'react';
import type { MediatorFor } from '../../contract/agreements-mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { useWords } from '../language.ts';
import { bodyOfEmployer, EmployerFields, nothingSaid } from '../mediations/EmployerFields.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useChangingEmployerFor } from './use-mediations-for.ts';

interface EmployerForProps {
  id: string;
  onDone: (standing: MediatorFor) => void;
}

/** For whom they work now, as a mediator, and who pays them. */
export function EmployerFor({ id, onDone }: EmployerForProps) {
  const { t } = useWords();
  const [said, setSaid] = useState(nothingSaid);
  const [pressed, setPressed] = useState(false);
  const step = useChangingEmployerFor(id, onDone);
  const body = bodyOfEmployer(said);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (body !== undefined && !step.isPending) step.mutate(body);
  };
  const refused = step.error instanceof Refused ? step.error.field('employer') : undefined;
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <EmployerFields
        label={t('forSomebody.mediator.newEmployer')}
        said={said}
        paidAlready={false}
        error={pressed && body === undefined ? t('mediators.employerMissing') : refused}
        onChange={setSaid}
      />
      <Refusals error={step.error} />
      <Button type="submit" size="s" busy={step.isPending}>
        {t('forSomebody.mediator.changeEmployerGo')}
      </Button>
    </form>
  );
}
