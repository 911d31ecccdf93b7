import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Area } from '../../contract/areas.ts';
import type { DeclaredAge, Me } from '../../contract/residents.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useAnswer, useApi, useMe } from '../api.ts';
import { isIncomplete } from '../frame/Gate.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useFamilyTexts } from '../household/use-family-texts.ts';
import { paths } from '../paths.ts';
import { putOffProfile } from '../session.ts';
import { useTexts } from '../texts/language.ts';
import { AgeGroupPart } from './AgeGroupPart.tsx';
import { type AgeDraft, AgePart, ageOf, noAge } from './AgePart.tsx';
import { GridPicker } from './GridPicker.tsx';
import styles from './Profile.module.css';
import { useProfileTexts } from './use-profile-texts.ts';

/** Screens on which something is for grown-ups, so that an age is asked for: back to them it leads. */
const askers: Record<string, string | undefined> = {
  report: '/report',
  consents: '/me/data/consents',
  lapsing: '/points/lapsing',
  patrol: '/patrol',
};

/** Name, home grid and age: once for a new phone, later as my data. Where only the age is asked for, it alone. */
export default function Profile({ asker = '' }: { asker?: string }) {
  const { t } = useTexts();
  const p = useProfileTexts();
  const me = useMe();
  const areas = useAnswer('listAreas', {}, { staleTime: Number.POSITIVE_INFINITY });
  const first = me.data !== undefined && isIncomplete(me.data);
  const asked = askers[asker];
  const both = me.data && areas.data && { me: me.data, areas: areas.data };
  const loading = {
    data: both,
    error: me.error ?? areas.error,
    refetch: () => (me.error ? me : areas).refetch(),
  };
  return (
    <Screen
      title={p(asked && asksAgeAlone(me.data) ? 'ageTitle' : first ? 'title' : 'editTitle')}
      back={
        first && !asked ? undefined : { label: t('back'), href: asked ? `#${asked}` : paths.me }
      }
    >
      <Loaded asked={loading}>
        {(data) => (
          <>
            <ProfileForm me={data.me} areas={data.areas} {...{ first, asked }} />
            {!first && !asked && data.me.ageClass === 'adult' && !data.me.ageInDoubt && (
              <AgeGroupPart />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** Whoever is asked for an age elsewhere is asked for nothing else. */
const asksAgeAlone = (me: Me | undefined) => me?.ageClass === null && !me.ageInDoubt;

function useSave({ first, asked }: Pick<FormProps, 'first' | 'asked'>) {
  const { client } = useApi();
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (body: { name?: string; grid?: string; age?: DeclaredAge; sure?: boolean }) =>
      client.call('completeProfile', { body }),
    onSuccess: (me) => {
      queries.setQueryData(client.key('getMe', {}), me);
      void queries.invalidateQueries();
      go(asked ?? (first ? '/' : '/me'), { replace: true });
    },
  });
}

interface FormProps {
  me: Me;
  areas: Area[];
  first: boolean;
  /** The screen that asked for an age. */
  asked: string | undefined;
}

function ProfileForm({ me, areas, first, asked }: FormProps) {
  const p = useProfileTexts();
  const [name, setName] = useState(me.name ?? '');
  const [grid, setGrid] = useState(me.grid);
  const [age, setAge] = useState(noAge);
  const [pressed, setPressed] = useState(false);
  const save = useSave({ first, asked });
  // Asked of everybody once; who was here before is held up by it only where it matters.
  const begun = age.group !== undefined;
  const needed = first || asked !== undefined;
  const ageAlone = asked !== undefined && asksAgeAlone(me);
  const ageMissing =
    (needed && me.ageClass === null && !me.ageInDoubt) || begun ? ageOf(age) === undefined : false;
  const asksAgain = save.error instanceof Refused && save.error.problem.code === 'under_14_sure';
  const send = (sure: boolean) => {
    setPressed(true);
    const profile = ageAlone ? {} : filledIn(name, grid);
    if (profile === undefined || ageMissing || save.isPending) return;
    const said = ageOf(age);
    save.mutate({
      ...profile,
      ...(said ? { age: said } : {}),
      ...(sure ? { sure } : {}),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  const chooseAge = (chosen: AgeDraft) => {
    setAge(chosen);
    if (asksAgain) save.reset();
  };
  const nameError = pressed && name.trim() === '' ? p('nameMissing') : undefined;
  const gridError = pressed && grid === null ? p('gridMissing') : undefined;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {first && !ageAlone && <Welcome />}
      {!ageAlone && (
        <>
          <Field
            label={p('name')}
            hint={p('nameHint')}
            error={nameError ?? fieldMessage(save.error, 'name')}
            autoComplete="name"
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <GridPicker
            areas={areas}
            value={grid}
            onChange={setGrid}
            error={gridError ?? fieldMessage(save.error, 'grid')}
          />
        </>
      )}
      <AgePart
        known={me.ageClass}
        inDoubt={me.ageInDoubt}
        draft={age}
        onChange={chooseAge}
        pressed={pressed && ageMissing}
        error={asksAgain ? undefined : fieldMessage(save.error, 'age')}
      />
      <Problem error={save.error} />
      <Buttons
        busy={save.isPending}
        onMistake={asksAgain ? () => chooseAge(noAge) : undefined}
        onSure={() => send(true)}
        first={first && !ageAlone}
      />
    </form>
  );
}

const filledIn = (name: string, grid: string | null) =>
  name.trim() === '' || grid === null ? undefined : { name: name.trim(), grid };

function Welcome() {
  const p = useProfileTexts();
  return (
    <>
      <p>{p('line')}</p>
      <Card tone="tint">
        <p className={styles.gift}>{p('gift')}</p>
      </Card>
    </>
  );
}

interface ButtonsProps {
  busy: boolean;
  /** There when an age under 14 is asked about once more: a year is easily picked by mistake. */
  onMistake: (() => void) | undefined;
  onSure: () => void;
  first: boolean;
}

function Buttons({ busy, onMistake, onSure, first }: ButtonsProps) {
  const p = useProfileTexts();
  const f = useFamilyTexts();
  const [, go] = useLocation();
  const later = () => {
    putOffProfile();
    go('/', { replace: true });
  };
  return (
    <>
      {onMistake ? (
        <>
          <Button wide onClick={onMistake}>
            {f('notUnder14')}
          </Button>
          <Button kind="outline" wide busy={busy} onClick={onSure}>
            {f('reallyUnder14')}
          </Button>
        </>
      ) : (
        <Button type="submit" wide busy={busy}>
          {p('save')}
        </Button>
      )}
      {first && (
        <Button kind="quiet" wide onClick={later}>
          {p('later')}
        </Button>
      )}
    </>
  );
}
