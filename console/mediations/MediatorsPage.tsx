import { Select } from 'antd';
import { useState } from 'react';
import type { DeskMediator, MediatorState } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { dateNearInWords } from '../dates.ts';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './mediations.module.css';
import { Teams } from './Teams.tsx';
import { staleMediations, useMediators } from './use-mediations.ts';

/** Who mediates, who has applied, and the teams that help. */
export default function MediatorsPage() {
  const { t } = useWords();
  const asked = useMediators();
  return (
    <TitledPage title={t('mediators.heading')}>
      <div className={titledStyles.body}>
        <p className={cardStyles.quiet}>{t('mediators.lead')}</p>
        {asked.data ? (
          <People people={asked.data.mediators} />
        ) : asked.isPending ? (
          <Skeleton label={t('mediators.loading')} rows={4} />
        ) : (
          <Failed error={asked.error} retry={() => asked.refetch()} />
        )}
        <Teams />
      </div>
    </TitledPage>
  );
}

function People({ people }: { people: readonly DeskMediator[] }) {
  const { t } = useWords();
  if (people.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('mediators.empty')}
        line={t('mediators.emptyWords')}
      />
    );
  return (
    <ul className={styles.people} aria-label={t('mediators.list')}>
      {people.map((one) => (
        <li key={one.id} className={cardStyles.card}>
          <One one={one} />
        </li>
      ))}
    </ul>
  );
}

const tags: Record<MediatorState, TagState> = {
  none: 'quiet',
  applied: 'provisional',
  certified: 'settled',
  lapsed: 'overdue',
  refused: 'reversed',
  ended: 'quiet',
};
const tierKey = (tier: number) => `t${tier}` as 't1';

function One({ one }: { one: DeskMediator }) {
  const { t, language } = useWords();
  const now = useNow();
  const me = useStaff();
  const until = one.certifiedUntil;
  const facts = [
    t(`mediators.tiers.${tierKey(one.tier)}`),
    t('mediators.lessons', { passed: one.lessonsPassed, all: one.lessons }),
    t('mediators.files', { files: one.files, kept: one.kept }),
    until === null
      ? ''
      : t('mediators.until', {
          day: dateNearInWords(until, now, language),
        }),
  ].filter((part) => part !== '');
  const decides = mayCall(me, 'decideMediator') && ['applied', 'certified'].includes(one.state);
  return (
    <>
      <div className={cardStyles.cardHead}>
        <h2 className={cardStyles.name}>{one.name}</h2>
        <StateTag state={tags[one.state]}>{t(`mediators.states.${one.state}`)}</StateTag>
      </div>
      <p className={cardStyles.quiet}>{facts.join(' · ')}</p>
      {one.dueTier > one.tier && (
        <p className={cardStyles.quiet}>
          {t('mediators.dueTier', { tier: t(`mediators.tiers.${tierKey(one.dueTier)}`) })}
        </p>
      )}
      {one.employer !== '' && (
        <p className={cardStyles.words}>{t('mediators.employer', { name: one.employer })}</p>
      )}
      {one.stateEmployee && <p className={cardStyles.words}>{t('mediators.stateEmployee')}</p>}
      {one.words !== '' && (
        <p className={styles.text}>
          <span className={cardStyles.quiet}>{t('mediators.words')}</span> {one.words}
        </p>
      )}
      {decides && <Decide one={one} />}
    </>
  );
}

type Verdict = 'certify' | 'refuse' | 'end';

function Decide({ one }: { one: DeskMediator }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [open, setOpen] = useState(one.state === 'applied');
  const [tier, setTier] = useState(Math.max(one.tier, one.dueTier));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useStep(
    (body: { verdict: Verdict; tier: number; note: string }, requestId) =>
      client.call('decideMediator', { params: { id: one.id }, body, requestId }),
    { stale: staleMediations, onDone: () => setOpen(false) },
  );
  const missing = note.trim().length < 2;
  const send = (verdict: Verdict) => {
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ verdict, tier, note: note.trim() });
  };
  if (!open)
    return (
      <div className={cardStyles.buttons}>
        <Button size="s" kind="outline" onClick={() => setOpen(true)}>
          {t(one.state === 'applied' ? 'mediators.decide' : 'mediators.end')}
        </Button>
      </div>
    );
  return (
    <div className={cardStyles.form}>
      {one.state === 'applied' && (
        <Labelled label={t('mediators.tier')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={tier}
              options={[1, 2, 3].map((value) => ({
                value,
                label: t(`mediators.tiers.${tierKey(value)}`),
              }))}
              onChange={setTier}
            />
          )}
        </Labelled>
      )}
      <TextField
        label={t('mediators.note')}
        maxLength={500}
        value={note}
        error={pressed && missing ? t('mediators.missing') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={step.error} />
      <div className={cardStyles.buttons}>
        {one.state === 'applied' ? (
          <>
            <Button size="s" busy={step.isPending} onClick={() => send('certify')}>
              {t('mediators.certify')}
            </Button>
            <Button size="s" kind="outline" onClick={() => send('refuse')}>
              {t('mediators.refuse')}
            </Button>
          </>
        ) : (
          <Button size="s" busy={step.isPending} onClick={() => send('end')}>
            {t('mediators.end')}
          </Button>
        )}
      </div>
    </div>
  );
}
