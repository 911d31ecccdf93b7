import { useState } from 'react';
import type { ActivityFor } from '../../contract/agreements-activities.ts';
import { Button } from '../../ui/Button.tsx';
import { LampRating } from '../../ui/LampRating.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { useLamps } from './lamps.ts';
import { PartPane } from './PartPane.tsx';
import { PrintedSeat } from './PrintedSeat.tsx';
import {
  type Show,
  useActivitiesFor,
  useGivingUpFor,
  useRatingFor,
  useSigningUpFor,
} from './use-activities-for.ts';

/** What they can sign up for, and what they did; a slip says when and where, to take home. */
export function ActivitiesFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useActivitiesFor(id);
  const [slips, setSlips] = useState<ReadonlyMap<string, ActivityFor>>(new Map());
  const show = (which: Show) => (
    <Button
      size="s"
      kind="outline"
      busy={looking.isPending && looking.of === which}
      onClick={() => looking.mutate(which)}
    >
      {t(`forSomebody.activities.${which === 'coming' ? 'show' : 'mine'}`)}
    </Button>
  );
  return (
    <>
      <PartPane heading={t('forSomebody.activities.heading')}>
        <div className={styles.choices}>
          {show('coming')}
          {show('mine')}
        </div>
        {looking.rows?.length === 0 && <p role="status">{t('forSomebody.activities.none')}</p>}
        <ul className={styles.list}>
          {looking.rows?.map((one) => (
            <li key={one.id}>
              <OneActivity
                id={id}
                listed={one}
                onChanged={(changed) => setSlips(new Map(slips).set(changed.id, changed))}
              />
            </li>
          ))}
        </ul>
        <NextPage pages={looking.pages} />
        <Refusals error={looking.error} />
      </PartPane>
      {[...slips.values()]
        .filter(({ part }) => part !== null && part.state !== 'withdrawn' && part.inAt === null)
        .map((slip) => (
          <PrintedSeat key={slip.id} slip={slip} />
        ))}
    </>
  );
}

interface OneActivityProps {
  id: string;
  listed: ActivityFor;
  onChanged: (changed: ActivityFor) => void;
}

function OneActivity({ id, listed, onChanged }: OneActivityProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const [changed, setChanged] = useState<ActivityFor>();
  const one = changed ?? listed;
  const which = {
    id,
    activity: one.id,
    title: say(one.title),
    onDone: (after: ActivityFor) => {
      setChanged(after);
      onChanged(after);
    },
  };
  const [signing, giving] = [useSigningUpFor(which), useGivingUpFor(which)];
  const { kind, title, venue, areaName, startsAt, closesAt, state, offered, refused, part } = one;
  const moment = (instant: string) => momentInWords(instant, now, language);
  const holds = part !== null && part.state !== 'withdrawn';
  const ahead = now < new Date(startsAt);
  return (
    <>
      <p>
        <strong>{say(title)}</strong> · {t(`activities.kinds.${kind}`)} · {moment(startsAt)} ·{' '}
        {t('forSomebody.activities.where', { venue, area: say(areaName) })}
        {state === 'cancelled' && <> · {t('forSomebody.activities.cancelled')}</>}
        <br />
        <span role="status">{part !== null && <Part part={part} />}</span>
        {!holds && offered !== null && t('forSomebody.activities.until', { at: moment(closesAt) })}
        {!holds && refused !== null && say(refused)}
      </p>
      <div className={styles.choices}>
        {offered !== null && !holds && (
          <Button size="s" busy={signing.isPending} onClick={() => signing.mutate(null)}>
            {t(`forSomebody.activities.${offered === 'seat' ? 'signUp' : 'wait'}`)}
          </Button>
        )}
        {holds && ahead && state === 'open' && part.inAt === null && (
          <Button
            size="s"
            kind="outline"
            busy={giving.isPending}
            onClick={() => giving.mutate(null)}
          >
            {t('forSomebody.activities.giveUp')}
          </Button>
        )}
      </div>
      <Refusals error={signing.error ?? giving.error} />
      {part !== null && part.inAt !== null && (
        <Fold title={t('forSomebody.activities.rate')} lead={t('forSomebody.asTheySay')}>
          <RateFor which={which} />
        </Fold>
      )}
    </>
  );
}

function Part({ part }: { part: NonNullable<ActivityFor['part']> }) {
  const { t } = useWords();
  const { state, waitingPlace, minutes } = part;
  if (minutes !== null) return <>{t('forSomebody.activities.served', { minutes })} </>;
  if (state === 'waiting')
    return <>{t('forSomebody.activities.waiting', { place: waitingPlace ?? 0 })} </>;
  return <>{t(`forSomebody.activities.${state}`)} </>;
}

function RateFor({ which }: { which: Parameters<typeof useRatingFor>[0] }) {
  const { t } = useWords();
  const lamps = useLamps();
  const rating = useRatingFor(which);
  return (
    <>
      <LampRating
        label={t('forSomebody.activities.rating')}
        words={lamps}
        value={rating.variables?.stars as 1 | undefined}
        onChange={(stars) => rating.mutate({ stars })}
      />
      <p role="status">{rating.isSuccess && t('forSomebody.done')}</p>
      <Refusals error={rating.error} />
    </>
  );
}
