import { useState } from 'react';
import type { MyActivity } from '../../contract/activities.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HourglassIcon, QrIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { stampText } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Activities.module.css';
import { Standing } from './Standing.tsx';
import { type Show, useActivities } from './use-activities.ts';
import { useActivityTexts } from './use-activity-texts.ts';

/** What one can take part in, and what one did. */
export default function Activities() {
  const { t } = useTexts();
  const a = useActivityTexts();
  const [show, setShow] = useState<Show>('coming');
  const asked = useActivities(show);
  return (
    <Screen title={a('title')} back={{ label: t('back'), href: paths.home }}>
      <div className={styles.ways}>
        <ButtonLink kind="outline" icon={<QrIcon size={20} />} href={paths.scanActivity}>
          {a('scan')}
        </ButtonLink>
        <ButtonLink kind="outline" icon={<HourglassIcon size={20} />} href={paths.hours}>
          {a('hours')}
        </ButtonLink>
      </div>
      <Segmented
        label={a('show')}
        labelHidden
        value={show}
        onChange={setShow}
        choices={[
          { value: 'coming', label: a('coming') },
          { value: 'mine', label: a('mine') },
        ]}
      />
      <Loaded asked={asked}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.activities);
          if (all.length === 0)
            return (
              <EmptyState
                drawing={<Neighbours />}
                title={a(show === 'coming' ? 'none' : 'noneMine')}
                line={a(show === 'coming' ? 'noneLine' : 'noneMineLine')}
              />
            );
          return (
            <>
              <ul className={styles.list}>
                {all.map((one) => (
                  <li key={one.id}>
                    <ActivityCard activity={one} />
                  </li>
                ))}
              </ul>
              <More pages={asked} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

/** One activity: what, when, where, and how many seats are left. */
function ActivityCard({ activity }: { activity: MyActivity }) {
  const { say, language } = useTexts();
  const a = useActivityTexts();
  const now = useNow();
  const { seats, seated, waiting } = activity;
  const left = Math.max(0, seats - seated);
  return (
    <Card>
      <div className={styles.head}>
        <span className={styles.kind}>{a(`kind.${activity.kind}`)}</span>
        <Standing activity={activity} />
      </div>
      <h2 className={styles.name}>
        <a className="stretched" href={paths.activity(activity.id)}>
          {say(activity.title)}
        </a>
      </h2>
      <p className={styles.fact}>{stampText(activity.startsAt, now, language)}</p>
      <p className={styles.fact}>
        {activity.venue} · {say(activity.areaName)}
      </p>
      <p className={styles.quiet}>
        {a('seats')}{' '}
        {left > 0
          ? a('seatsLeft', { seats, left })
          : waiting > 0
            ? a('seatsFull', { seats, waiting })
            : a('seatsGone', { seats })}
      </p>
    </Card>
  );
}
