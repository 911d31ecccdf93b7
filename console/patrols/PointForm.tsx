import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { PatrolPointBody } from '../../contract/patrol-points.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './patrols.module.css';
import { positionIn } from './route.ts';
import { stalePoints } from './use-patrols.ts';

const datums = ['gcj02', 'wgs84'] as const;
type Datum = (typeof datums)[number];

/** Where a paper is to hang, and what it is called. Its code is made with it. */
export function PointForm() {
  const { t, say } = useWords();
  const { client } = useCounty();
  const areas = useAreas();
  const [pressed, setPressed] = useState(false);
  const [area, setArea] = useState<string>();
  const [datum, setDatum] = useState<Datum>('gcj02');
  const [said, setSaid] = useState({ name: '', spot: '', position: '' });
  const creating = useStep(
    (body: PatrolPointBody, requestId) => client.call('createPatrolPoint', { body, requestId }),
    {
      stale: stalePoints,
      onDone: () => {
        setPressed(false);
        setSaid({ name: '', spot: '', position: '' });
      },
    },
  );
  const change = (field: keyof typeof said) => (event: { target: { value: string } }) =>
    setSaid({ ...said, [field]: event.target.value });
  const [name, spot] = [said.name.trim(), said.spot.trim()];
  const position = positionIn(said.position);
  const level = areas.data?.find(({ code }) => code === area)?.level;
  const isNeeded = level !== undefined && level !== 'grid';
  const isUnread = position === undefined && (isNeeded || said.position.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (area === undefined || name === '' || spot === '' || isUnread) return;
    creating.mutate({
      area,
      name,
      spot,
      ...(position === undefined ? {} : { position: { ...position, datum } }),
    });
  };
  const wrong = (isMissing: boolean, words: string) => (pressed && isMissing ? words : undefined);
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <Labelled
        label={t('patrols.points.form.area')}
        error={wrong(area === undefined, t('patrols.form.areaMissing'))}
      >
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={area ?? null}
            options={(areas.data ?? []).map(({ code, name: words }) => ({
              value: code,
              label: say(words),
            }))}
            onChange={(code: string) => setArea(code)}
          />
        )}
      </Labelled>
      <Field
        label={t('patrols.points.form.name')}
        hint={t('patrols.points.form.nameHint')}
        maxLength={40}
        value={said.name}
        error={wrong(name === '', t('patrols.points.form.nameMissing'))}
        onChange={change('name')}
      />
      <Field
        label={t('patrols.points.form.spot')}
        hint={t('patrols.points.form.spotHint')}
        maxLength={120}
        value={said.spot}
        error={wrong(spot === '', t('patrols.points.form.spotMissing'))}
        onChange={change('spot')}
      />
      <Field
        label={t(`patrols.points.form.${isNeeded ? 'positionNeeded' : 'position'}`)}
        hint={t(`patrols.points.form.${isNeeded ? 'positionHintNeeded' : 'positionHint'}`)}
        value={said.position}
        error={wrong(
          isUnread,
          t(`patrols.points.form.${isNeeded ? 'positionMissing' : 'positionWrong'}`),
        )}
        onChange={change('position')}
      />
      {said.position.trim() !== '' && (
        <Labelled label={t('patrols.points.form.datum')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={datum}
              options={datums.map((one) => ({
                value: one,
                label: t(`patrols.points.form.${one}`),
              }))}
              onChange={(one: Datum) => setDatum(one)}
            />
          )}
        </Labelled>
      )}
      <Refusals error={creating.error} />
      <Button type="submit" busy={creating.isPending}>
        {t('patrols.points.form.send')}
      </Button>
    </form>
  );
}
