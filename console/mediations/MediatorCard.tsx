import { Select } from 'antd';
import { useState } from 'react';
import type { DeskMediator, MediatorState } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { Unfold } from '../states/Unfold.tsx';
import { useStep } from '../use-step.ts';
import { ChangeEmployer } from './ChangeEmployer.tsx';
import { CorrectEmployer } from './CorrectEmployer.tsx';
import styles from './mediations.module.css';
import { staleMediations } from './use-mediations.ts';

const tags: Record<MediatorState, TagState> = {
  none: 'quiet',
  applied: 'provisional',
  certified: 'settled',
  lapsed: 'overdue',
  refused: 'reversed',
  ended: 'quiet',
};
const tierKey = (tier: number) => `t${tier}` as 't1';

/** How somebody stands as a mediator, and what can be decided about them. */
export function MediatorCard({ one }: { one: DeskMediator }) {
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
  return (
    <>
      <div className={poolStyles.cardHead}>
        <h3 className={poolStyles.name}>{one.name}</h3>
        <StateTag state={tags[one.state]}>{t(`mediators.states.${one.state}`)}</StateTag>
      </div>
      <p className={poolStyles.quiet}>{facts.join(' · ')}</p>
      {one.dueTier > one.tier && (
        <p className={poolStyles.quiet}>
          {t('mediators.dueTier', { tier: t(`mediators.tiers.${tierKey(one.dueTier)}`) })}
        </p>
      )}
      {one.employer !== '' && (
        <p className={poolStyles.words}>{t('mediators.employer', { name: one.employer })}</p>
      )}
      {one.formerEmployers.length > 0 && (
        <p className={poolStyles.quiet}>
          {t('mediators.formerEmployers', {
            names: one.formerEmployers.join(language === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
      {one.stateEmployee && <p className={poolStyles.words}>{t('mediators.stateEmployee')}</p>}
      {one.statePayOver && <p className={poolStyles.words}>{t('mediators.statePayOver')}</p>}
      {one.words !== '' && (
        <p className={styles.text}>
          <span className={poolStyles.quiet}>{t('mediators.words')}</span> {one.words}
        </p>
      )}
      <div className={styles.more}>
        {one.mayChangeEmployer && mayCall(me, 'changeEmployerOfMediator') && (
          <ChangeEmployer one={one} />
        )}
        {mayCall(me, 'correctEmployerOfMediator') && <CorrectEmployer one={one} />}
        {one.mayDecide && mayCall(me, 'decideMediator') && (
          <Unfold
            label={t(one.state === 'applied' ? 'mediators.decide' : 'mediators.end')}
            likely={one.state === 'applied'}
          >
            {(fold) => <Decide one={one} onDone={fold} />}
          </Unfold>
        )}
      </div>
    </>
  );
}

type Verdict = 'certify' | 'refuse' | 'end';

function Decide({ one, onDone }: { one: DeskMediator; onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [tier, setTier] = useState(Math.max(one.tier, one.dueTier));
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useStep(
    (body: { verdict: Verdict; tier: number; note: string }, requestId) =>
      client.call('decideMediator', { params: { id: one.id }, body, requestId }),
    { stale: staleMediations, onDone },
  );
  const missing = note.trim().length < 2;
  const send = (verdict: Verdict) => {
    setPressed(true);
    if (!missing && !step.isPending) step.mutate({ verdict, tier, note: note.trim() });
  };
  return (
    <section className={poolStyles.form}>
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
      <div className={poolStyles.buttons}>
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
    </section>
  );
}
