import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Mediation, MediatorChoice } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { AlertIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useWords } from '../../language.ts';
import fieldStyles from '../../moves/fields/fields.module.css';
import { Labelled } from '../../moves/fields/Labelled.tsx';
import poolStyles from '../../pools/pools.module.css';
import { Failed } from '../../states/Failed.tsx';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import styles from '../mediations.module.css';
import { useChoices, useFileStep } from '../use-mediations.ts';

interface Assignment {
  mediator: string;
  team: string | null;
  grade: number;
}

/** Gives a file to a mediator; while an agreement waits for both, only to whoever wants to. */
export function Assign({ one }: { one: Mediation }) {
  const { t } = useWords();
  if (one.state !== 'proposed') return <Choosing one={one} />;
  return (
    <Unfold label={t('mediations.moves.assignAnother')}>{() => <Choosing one={one} />}</Unfold>
  );
}

/** Who can mediate, and of those who cannot why. */
function Choosing({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const asked = useChoices(one.id);
  const unknown = one.parties.flatMap(({ hasAccount, name }) => (hasAccount ? [] : [name]));
  const and = language === 'en' ? ', ' : '、';
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-assign">
      <h2 id="mediation-assign" className={poolStyles.name}>
        {t('mediations.moves.assign')}
      </h2>
      <p className={poolStyles.quiet}>{t('mediations.moves.assignLead')}</p>
      {one.proposedAt !== null && (
        <p className={styles.remark}>
          <AlertIcon size={17} />
          {t('mediations.moves.assignTakesBack')}
        </p>
      )}
      {unknown.length > 0 && (
        <p className={styles.remark}>
          <AlertIcon size={17} />
          {t('mediations.moves.tiesUnknown', { names: unknown.join(and) })}
        </p>
      )}
      {asked.data ? (
        <AssignForm one={one} choices={asked.data.mediators} teams={asked.data.teams} />
      ) : asked.isPending ? (
        <Skeleton label={t('mediations.loading')} rows={3} />
      ) : (
        <Failed error={asked.error} retry={() => asked.refetch()} />
      )}
    </section>
  );
}

interface FormProps {
  one: Mediation;
  choices: readonly MediatorChoice[];
  teams: readonly { id: string; name: string }[];
}

function AssignForm({ one, choices, teams }: FormProps) {
  const { t } = useWords();
  const free = choices.filter(({ ties }) => ties.length === 0);
  const [mediator, setMediator] = useState(free[0]?.id ?? '');
  const [team, setTeam] = useState('');
  const [grade, setGrade] = useState(one.grade);
  const step = useFileStep((client, body: Assignment, requestId) =>
    client.call('assignMediator', { params: { id: one.id }, body, requestId }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mediator !== '' && !step.isPending)
      step.mutate({ mediator, team: team === '' ? null : team, grade });
  };
  return (
    <form noValidate onSubmit={submit} className={poolStyles.form}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('mediations.moves.mediator')}</legend>
        {free.map((choice) => (
          <label key={choice.id} className={styles.choice}>
            <input
              type="radio"
              name="mediator"
              checked={mediator === choice.id}
              onChange={() => setMediator(choice.id)}
            />
            <span>
              {choice.name}{' '}
              <span className={poolStyles.quiet}>
                {t(`mediations.moves.tier.${`t${choice.tier}` as 't1'}`)} ·{' '}
                {t('mediations.moves.openFiles', { count: choice.openFiles })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Tied choices={choices} />
      <div className={poolStyles.pair}>
        <Labelled label={t('mediations.moves.teamOf')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={team}
              options={[
                { value: '', label: t('mediations.moves.noTeam') },
                ...teams.map(({ id: value, name }) => ({ value, label: name })),
              ]}
              onChange={setTeam}
            />
          )}
        </Labelled>
        <Labelled label={t('mediations.moves.grade')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={grade}
              options={[1, 2, 3, 4].map((value) => ({
                value,
                label: t(`mediations.grades.${`g${value}` as 'g1'}`),
              }))}
              onChange={setGrade}
            />
          )}
        </Labelled>
      </div>
      <Refusals error={step.error} />
      <div className={poolStyles.buttons}>
        <Button type="submit" size="s" busy={step.isPending} disabled={mediator === ''}>
          {t('mediations.moves.assignSend')}
        </Button>
      </div>
    </form>
  );
}

function Tied({ choices }: { choices: readonly MediatorChoice[] }) {
  const { t, say, language } = useWords();
  const tied = choices.filter(({ ties }) => ties.length > 0);
  if (tied.length === 0) return null;
  return (
    <details className={styles.tied}>
      <summary>
        {t('mediations.moves.tied')} ({tied.length})
      </summary>
      <ul className={styles.steps}>
        {tied.map(({ id, name, ties }) => (
          <li key={id}>
            {name}
            {language === 'en' ? ': ' : '：'}
            {ties.map(({ reason }) => say(reason)).join(language === 'en' ? '; ' : '；')}
          </li>
        ))}
      </ul>
    </details>
  );
}
