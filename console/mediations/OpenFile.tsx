import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { StaffCase } from '../../contract/case-views.ts';
import { excludedWordsIn } from '../../contract/excluded-words.ts';
import {
  type DisputeKind,
  disputeKinds,
  exclusions,
  type MediationSource,
  mediationSources,
} from '../../contract/mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCase } from '../case/use-case.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import poolStyles from '../pools/pools.module.css';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { AskFirst } from './AskFirst.tsx';
import { ClueWords } from './ClueWords.tsx';
import {
  answered,
  answerTo,
  bodyOf,
  emptyParty,
  type Filled,
  filledFrom,
  type PartyFilled,
  problemsOf,
} from './filled.ts';
import styles from './mediations.module.css';
import { Pane } from './Pane.tsx';
import { PartyFields } from './PartyFields.tsx';
import { staleMediations } from './use-mediations.ts';

/** The form of acceptance: of a clue, or because somebody applied. */
export function OpenFile({ clue }: { clue: string | undefined }) {
  const { t } = useWords();
  return (
    <Pane title={t('mediations.open.heading')}>
      <div className={poolStyles.body}>
        <div className={poolStyles.card}>
          <p className={poolStyles.quiet}>{t('mediations.open.lead')}</p>
          {clue === undefined ? <OpenForm given={blank} /> : <OfClue code={clue} />}
        </div>
      </div>
    </Pane>
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
  ruledOut: [],
  parties: [emptyParty, emptyParty],
};

/** What the clue says is filled in; the reporter’s own words only where the clerk takes them over. */
function OfClue({ code }: { code: string }) {
  const { t } = useWords();
  const clue = useCase(code);
  if (clue.data) return <OpenForm given={filledFrom(blank, clue.data)} clue={clue.data} />;
  if (clue.isPending) return <Skeleton label={t('mediations.loading')} rows={4} />;
  return <Failed error={clue.error} retry={() => clue.refetch()} />;
}

function OpenForm({ given, clue }: { given: Filled; clue?: StaffCase }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const [filled, setFilled] = useState(given);
  const [pressed, setPressed] = useState(false);
  const opening = useStep(
    (body: ReturnType<typeof bodyOf>, requestId) =>
      client.call('openMediation', { body, requestId }),
    { stale: staleMediations, onDone: ({ id }) => go(`/mediations/${id}`) },
  );
  const found = excludedWordsIn(filled.facts, filled.wishes, clue?.words ?? '', clue?.place ?? '');
  const askedBack =
    opening.error instanceof Refused && opening.error.field('ruledOut') !== undefined;
  const asksFirst = found.length > 0 || askedBack;
  const problems = problemsOf(filled, found.length > 0);
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
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      {!asksFirst && <Concerns filled={filled} onChange={setFilled} />}
      <div className={classes(poolStyles.pair, styles.level)}>
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
      {clue !== undefined && <ClueWords clue={clue} onTake={(facts) => change({ facts })} />}
      <TextField
        label={t('mediations.open.wishes')}
        maxLength={1000}
        value={filled.wishes}
        onChange={(event) => change({ wishes: event.target.value })}
      />
      {asksFirst && (
        <AskFirst found={found} filled={filled} error={wrong('ruledOut')} onChange={setFilled} />
      )}
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
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={opening.isPending}>
          {t('mediations.open.send')}
        </Button>
      </div>
    </form>
  );
}

function Concerns({ filled, onChange }: { filled: Filled; onChange: (filled: Filled) => void }) {
  const { t } = useWords();
  return (
    <fieldset className={fieldStyles.group}>
      <legend>{t('mediations.open.concerns')}</legend>
      {exclusions.map((one) => (
        <label key={one} className={poolStyles.choice}>
          <input
            type="checkbox"
            checked={answerTo(one, filled) === 'yes'}
            onChange={(event) => onChange(answered(filled, one, event.target.checked ? 'yes' : ''))}
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
    <div className={poolStyles.pair}>
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
