import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MediatorFor } from '../../contract/agreements-mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { Ticked } from '../moves/fields/Ticked.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useApplyingFor } from './use-mediations-for.ts';

interface ApplyForProps {
  id: string;
  /** Where they mediate so far. */
  area: string | null;
  onDone: (standing: MediatorFor) => void;
}

/** They apply to mediate, or to go on with it. */
export function ApplyFor({ id, area, onDone }: ApplyForProps) {
  const { t, say } = useWords();
  const areas = (useAreas().data ?? []).filter(({ level }) => level !== 'grid');
  const [wanted, setWanted] = useState({
    area: area ?? '',
    employer: '',
    stateEmployee: false,
    words: '',
  });
  const [pressed, setPressed] = useState(false);
  const step = useApplyingFor(id, onDone);
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const missing = { area: wanted.area === '', words: wanted.words.trim().length < 2 };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing.area || missing.words || step.isPending) return;
    step.mutate({ ...wanted, employer: wanted.employer.trim(), words: wanted.words.trim() });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Labelled
        label={t('forSomebody.mediator.area')}
        error={pressed && missing.area ? t('forSomebody.mediator.areaMissing') : refused('area')}
      >
        {(field) => (
          <Select
            id={field}
            className={fieldStyles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={wanted.area === '' ? null : wanted.area}
            options={areas.map(({ code, name }) => ({ value: code, label: say(name) }))}
            onChange={(code: string) => setWanted({ ...wanted, area: code })}
          />
        )}
      </Labelled>
      <Field
        label={t('forSomebody.mediator.employer')}
        autoComplete="off"
        maxLength={80}
        value={wanted.employer}
        error={refused('employer')}
        onChange={(event) => setWanted({ ...wanted, employer: event.target.value })}
      />
      <Ticked
        label={t('forSomebody.mediator.stateEmployee')}
        ticked={wanted.stateEmployee}
        onChange={(stateEmployee) => setWanted({ ...wanted, stateEmployee })}
      />
      <TextField
        label={t('forSomebody.mediator.words')}
        maxLength={500}
        value={wanted.words}
        error={pressed && missing.words ? t('forSomebody.mediator.wordsMissing') : refused('words')}
        onChange={(event) => setWanted({ ...wanted, words: event.target.value })}
      />
      <Refusals error={step.error} />
      <Button type="submit" size="s" busy={step.isPending}>
        {t('forSomebody.mediator.applyGo')}
      </Button>
    </form>
  );
}
