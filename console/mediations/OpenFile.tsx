import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import {
  type DisputeKind,
  disputeKinds,
  type Exclusion,
  exclusions,
  type MediationSource,
  mediationSources,
} from '../../contract/mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { AreaField } from '../rewards/form/AreaField.tsx';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { bodyOf, emptyParty, type Filled, type PartyFilled, problemsOf } from './filled.ts';
import styles from './mediations.module.css';
import { PartyFields } from './PartyFields.tsx';
import { staleMediations } from './use-mediations.ts';

/** The form of acceptance: of a clue, or because somebody applied. */
export function OpenFile() {
  const { t } = useWords();
  return (
    <TitledPage
      back="/mediations"
      backWords={t('mediations.back')}
      title={t('mediations.open.heading')}
    >
      <div className={titledStyles.body}>
        <div className={cardStyles.card}>
          <p className={cardStyles.quiet}>{t('mediations.open.lead')}</p>
          <OpenForm />
        </div>
      </div>
    </TitledPage>
  );
}

const blank: Filled = {
  caseCode: '',
  grid: '',
  kind: 'neighbours',
  source: 'application',
  grade: 2,
  facts: '',
  wishes: '',
  concerns: [],
  parties: [emptyParty, emptyParty],
};

function OpenForm() {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [filled, setFilled] = useState<Filled>(blank);
  const [pressed, setPressed] = useState(false);
  const opening = useStep(
    (body: ReturnType<typeof bodyOf>, requestId) =>
      client.call('openMediation', { body, requestId }),
    { stale: staleMediations, onDone: ({ id }) => go(`/mediations/${id}`) },
  );
  const problems = problemsOf(filled);
  const wrong = (field: string) => {
    const mine = problems.find((one) => one.field === field);
    if (pressed && mine) return t(mine.words);
    return opening.error instanceof Refused ? opening.error.field(field) : undefined;
  };
  const change = (part: Partial<Filled>) => setFilled({ ...filled, ...part });
  const changeParty = (place: number, part: Partial<PartyFilled>) => {
    const [one, other] = filled.parties;
    const next = { ...(place === 0 ? one : other), ...part };
    change({ parties: place === 0 ? [next, other] : [one, next] });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (problems.length === 0 && !opening.isPending) opening.mutate(bodyOf(filled));
  };
  return (
    <form noValidate onSubmit={submit} className={cardStyles.form}>
      <Concerns value={filled.concerns} onChange={(concerns) => change({ concerns })} />
      <div className={classes(cardStyles.pair, styles.level)}>
        <Field
          label={t('mediations.open.caseCode')}
          hint={t('mediations.open.caseCodeHint')}
          maxLength={16}
          value={filled.caseCode}
          error={wrong('caseCode')}
          onChange={(event) => change({ caseCode: event.target.value })}
        />
        <AreaField
          label={t('mediations.open.grid')}
          error={wrong('grid')}
          area={filled.grid}
          onChange={(grid) => change({ grid })}
        />
      </div>
      <Terms filled={filled} onChange={change} />
      <TextField
        label={t('mediations.open.facts')}
        maxLength={2000}
        value={filled.facts}
        error={wrong('facts')}
        onChange={(event) => change({ facts: event.target.value })}
      />
      <TextField
        label={t('mediations.open.wishes')}
        maxLength={1000}
        value={filled.wishes}
        onChange={(event) => change({ wishes: event.target.value })}
      />
      {filled.parties.map((party, place) => (
        <PartyFields
          key={place === 0 ? 'one' : 'other'}
          legend={t(`mediations.sides.${place === 0 ? 's1' : 's2'}`)}
          party={party}
          wrong={(field) => wrong(`parties/${place}/${field}`)}
          onChange={(part) => changeParty(place, part)}
        />
      ))}
      <Refusals error={opening.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={opening.isPending}>
          {t('mediations.open.send')}
        </Button>
      </div>
    </form>
  );
}

function Concerns({
  value,
  onChange,
}: {
  value: readonly Exclusion[];
  onChange: (value: Exclusion[]) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className={fieldStyles.group}>
      <legend>{t('mediations.open.concerns')}</legend>
      {exclusions.map((one) => (
        <label key={one} className={cardStyles.choice}>
          <input
            type="checkbox"
            checked={value.includes(one)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...value, one] : value.filter((other) => other !== one),
              )
            }
          />
          {t(`mediations.open.concern.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Terms({
  filled,
  onChange,
}: {
  filled: Filled;
  onChange: (part: Partial<Filled>) => void;
}) {
  const { t } = useWords();
  return (
    <div className={cardStyles.pair}>
      <Labelled label={t('mediations.open.kind')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={filled.kind}
            options={disputeKinds.map((value) => ({
              value,
              label: t(`mediations.kinds.${value}`),
            }))}
            onChange={(kind: DisputeKind) => onChange({ kind })}
          />
        )}
      </Labelled>
      <Labelled label={t('mediations.open.source')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={filled.source}
            options={mediationSources.map((value) => ({
              value,
              label: t(`mediations.sources.${value}`),
            }))}
            onChange={(source: MediationSource) => onChange({ source })}
          />
        )}
      </Labelled>
      <Labelled label={t('mediations.open.grade')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={filled.grade}
            options={[1, 2, 3, 4].map((value) => ({
              value,
              label: t(`mediations.grades.${`g${value}` as 'g1'}`),
            }))}
            onChange={(grade: number) => onChange({ grade })}
          />
        )}
      </Labelled>
    </div>
  );
}
