import { useState } from 'react';
import type { DeskActivity, Participant } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { presentMs } from '../../ui/now.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { clockTime } from '../dates.ts';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './activities.module.css';
import { ConfirmPane } from './ConfirmPane.tsx';
import { SheetForm } from './SheetForm.tsx';
import { TakeBack } from './TakeBack.tsx';
import { staleActivities, useParticipants } from './use-activities.ts';
import { useNameOf } from './use-name-of.ts';

/** Who signed up and who was there, with what the organiser can enter of each. */
export function PeoplePane({ one }: { one: DeskActivity }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <section className={poolStyles.card} aria-labelledby="activity-people">
      <div className={poolStyles.cardHead}>
        <h2 id="activity-people" className={poolStyles.name}>
          {t('activities.people.heading')}
        </h2>
        {!shown && (
          <Button size="s" kind="outline" onClick={() => setShown(true)}>
            {t('activities.people.show')}
          </Button>
        )}
      </div>
      <p className={poolStyles.quiet}>{t('activities.people.lead')}</p>
      {shown && <People one={one} />}
    </section>
  );
}

function People({ one }: { one: DeskActivity }) {
  const { t } = useWords();
  const asked = useParticipants(one.id, true);
  const [entering, setEntering] = useState<Participant>();
  if (asked.isPending) return <Skeleton label={t('activities.loading')} rows={4} />;
  if (asked.data === undefined) return <Failed error={asked.error} retry={() => asked.refetch()} />;
  const { participants } = asked.data;
  return (
    <>
      {participants.length === 0 ? (
        <p className={poolStyles.quiet}>{t('activities.people.none')}</p>
      ) : (
        <ul className={styles.people}>
          {participants.map((person, place) => (
            <li key={person.id} className={styles.person}>
              <Person one={one} person={person} no={place + 1} onEnter={setEntering} />
            </li>
          ))}
        </ul>
      )}
      {one.mayKeep && (
        <ConfirmPane id={one.id} participants={participants} onChanged={() => asked.refetch()} />
      )}
      {one.mayKeep && one.state === 'open' && (
        <SheetForm
          key={entering?.id ?? ''}
          one={one}
          person={entering}
          onClose={() => setEntering(undefined)}
        />
      )}
    </>
  );
}

interface PersonProps {
  one: DeskActivity;
  person: Participant;
  no: number;
  onEnter: (person: Participant) => void;
}

function Person({ one, person, no, onEnter }: PersonProps) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const [backing, setBacking] = useState(false);
  const label = nameOf(person);
  const named = `${label} ${no}`;
  const isOpen = one.mayKeep && one.state === 'open' && person.minutes === null;
  return (
    <>
      <div className={styles.who}>
        <span className={styles.name}>
          {label}
          {person.firstTime && (
            <span className={styles.mark}>{t('activities.people.firstTime')}</span>
          )}
        </span>
        <span className={poolStyles.quiet}>
          <Presence person={person} />
        </span>
      </div>
      <PlaceTag person={person} />
      {isOpen && (
        <div className={poolStyles.buttons}>
          <Tick one={one} person={person} named={named} />
          <Button
            size="s"
            kind="quiet"
            aria-label={`${t('activities.people.enter')} ${named}`}
            onClick={() => onEnter(person)}
          >
            {t('activities.people.enter')}
          </Button>
        </div>
      )}
      {one.mayKeep && person.minutes !== null && !person.takenBack && !backing && (
        <Button
          size="s"
          kind="quiet"
          aria-label={`${t('activities.back.go')} ${named}`}
          onClick={() => setBacking(true)}
        >
          {t('activities.back.go')}
        </Button>
      )}
      {backing && (
        <TakeBack one={one} person={person} name={label} onClose={() => setBacking(false)} />
      )}
    </>
  );
}

function Presence({ person: { inAt, inWay, outAt, outWay, minutes } }: { person: Participant }) {
  const { t } = useWords();
  const wayOf = (way: Participant['inWay']) => (way ? t(`activities.people.ways.${way}`) : '');
  const parts = [
    inAt && t('activities.people.in', { time: clockTime(new Date(inAt)), way: wayOf(inWay) }),
    outAt && t('activities.people.out', { time: clockTime(new Date(outAt)), way: wayOf(outWay) }),
    minutes !== null && t('activities.people.minutes', { minutes }),
  ].filter((part): part is string => typeof part === 'string');
  return parts.join(' · ');
}

function PlaceTag({ person }: { person: Participant }) {
  const { state, waitingPlace, takenBack, toConfirm } = person;
  const { t } = useWords();
  if (takenBack) return <StateTag state="reversed">{t('activities.people.takenBack')}</StateTag>;
  if (toConfirm !== null)
    return <StateTag state="provisional">{t('activities.people.toConfirm')}</StateTag>;
  if (state === 'waiting')
    return (
      <StateTag state="queued">
        {t('activities.people.waiting', { place: waitingPlace ?? 0 })}
      </StateTag>
    );
  return (
    <StateTag state={state === 'seated' ? 'settled' : 'reversed'}>
      {t(`activities.people.${state}`)}
    </StateTag>
  );
}

/** Came just now, or leaves just now. */
function Tick({ one, person, named }: { one: DeskActivity; person: Participant; named: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const params = { id: one.id };
  const { inAt } = person;
  // The moment is that of the press: a second press after a lost answer says the same one.
  const [pressed, setPressed] = useState<string>();
  const ticking = useStep(
    (at: string, requestId) =>
      client.call('recordPresence', {
        params,
        body: {
          way: 'list',
          participant: person.id,
          from: inAt ?? at,
          until: inAt === null ? null : at,
        },
        requestId,
      }),
    { stale: staleActivities, onDone: () => setPressed(undefined) },
  );
  const press = () => {
    const at = pressed ?? new Date(presentMs()).toISOString();
    setPressed(at);
    ticking.mutate(at);
  };
  const word = t(inAt === null ? 'activities.people.tickIn' : 'activities.people.tickOut');
  return (
    <>
      <Button
        size="s"
        kind="outline"
        busy={ticking.isPending}
        aria-label={`${word} ${named}`}
        onClick={press}
      >
        {word}
      </Button>
      <Refusals error={ticking.error} />
    </>
  );
}
