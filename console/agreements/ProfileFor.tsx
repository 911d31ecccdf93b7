import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { Ticked } from '../moves/fields/Ticked.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { AgeChoice, ageOf, noAge } from '../window/AgeChoice.tsx';
import { GridSelect } from './GridSelect.tsx';
import { useProfileFor } from './use-newcomers.ts';

const nothing = { name: '', grid: null as string | null, age: noAge, sure: false };
type Draft = typeof nothing;

/** What is sent of it: what was filled in; undefined where that is nothing. */
function bodyOf({ name, grid, age, sure }: Draft) {
  const said = ageOf(age);
  if (name.trim() === '' && grid === null && said === undefined) return undefined;
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(grid === null ? {} : { grid }),
    ...(said === undefined ? {} : { age: said }),
    ...(sure ? { sure } : {}),
  };
}

/** Name, home and age as they say them; what is there is not shown. */
export function ProfileFor({ id }: { id: string }) {
  const { t } = useWords();
  const areas = useAreas().data ?? [];
  const [draft, setDraft] = useState(nothing);
  const [pressed, setPressed] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((was) => ({ ...was, ...part }));
  const changing = useProfileFor(id, () => {
    setDraft(nothing);
    setPressed(false);
  });
  const { error } = changing;
  const refused = (field: string) => (error instanceof Refused ? error.field(field) : undefined);
  const isAsked = error instanceof Refused && error.problem.code === 'under_14_sure';
  const body = bodyOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (body !== undefined && !changing.isPending) changing.mutate(body);
  };
  return (
    <Fold title={t('newcomers.profile.heading')} lead={t('newcomers.profile.lead')}>
      <form className={formStyles.fields} noValidate onSubmit={submit}>
        <Field
          label={t('newcomers.profile.name')}
          autoComplete="off"
          maxLength={40}
          value={draft.name}
          error={refused('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <GridSelect
          grids={areas.filter(({ level }) => level === 'grid')}
          areas={areas}
          value={draft.grid}
          onChange={(grid) => change({ grid })}
          error={refused('grid')}
        />
        <AgeChoice
          draft={draft.age}
          change={(part) => change({ age: { ...draft.age, ...part }, sure: false })}
          pressed={pressed && draft.age.kind !== undefined}
          error={refused('age')}
        />
        {(isAsked || draft.sure) && (
          <Ticked
            label={t('newcomers.profile.sure')}
            ticked={draft.sure}
            onChange={(sure) => change({ sure })}
          />
        )}
        {pressed && body === undefined && <Refusal why={t('newcomers.profile.nothing')} />}
        <Refusals error={error} />
        <p role="status">{changing.isSuccess && !pressed && t('newcomers.profile.done')}</p>
        <Button type="submit" size="s" kind="outline" busy={changing.isPending}>
          {t('newcomers.profile.send')}
        </Button>
      </form>
    </Fold>
  );
}
