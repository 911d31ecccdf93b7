import type { DeskActivity } from '../../contract/activities.ts';
import { HourglassIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import { momentInWords, spanInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { StageTag } from './ActivitiesList.tsx';
import styles from './activities.module.css';
import { ChangePane } from './ChangePane.tsx';
import { CodePane } from './CodePane.tsx';
import { Pane } from './Pane.tsx';
import { PeoplePane } from './PeoplePane.tsx';
import { useActivity } from './use-activities.ts';

/** One activity: what it is, the code to show, who is there, and what can be changed. */
export function ActivityPage({ id }: { id: string }) {
  const { t, say } = useWords();
  const asked = useActivity(id);
  const one = asked.data;
  return (
    <Pane title={one && say(one.title)} aside={one && <StageTag one={one} />}>
      {one ? (
        <div className={poolStyles.body}>
          <Facts one={one} />
          {one.mayKeep && <CodePane one={one} />}
          <PeoplePane one={one} />
          {one.mayKeep && <ChangePane one={one} />}
        </div>
      ) : asked.isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('activities.loading')} rows={4} />
        </div>
      ) : (
        <Failed error={asked.error} retry={() => asked.refetch()} level={1} />
      )}
    </Pane>
  );
}

function Facts({ one }: { one: DeskActivity }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const when = (instant: string) => momentInWords(instant, now, language);
  const { seated, seats, waiting, keptSeats, priority } = one;
  const { present, counted, toConfirm, rating } = one;
  const places = [
    t('activities.seatsOf', { seated, seats }),
    ...(waiting > 0 ? [t('activities.waitingOf', { count: waiting })] : []),
  ];
  return (
    <section className={poolStyles.card} aria-labelledby="activity-facts">
      <h2 id="activity-facts" className={poolStyles.name}>
        {t(`activities.kinds.${one.kind}`)}
      </h2>
      <p className={styles.said}>{say(one.said)}</p>
      <dl className={styles.facts}>
        <dt>{t('activities.facts.when')}</dt>
        <dd>{spanInWords(one.startsAt, one.endsAt, now, language)}</dd>
        <dt>{t('activities.facts.where')}</dt>
        <dd>{one.venue}</dd>
        <dt>{t('activities.facts.area')}</dt>
        <dd>{say(one.areaName)}</dd>
        <dt>{t('activities.facts.closes')}</dt>
        <dd>{when(one.closesAt)}</dd>
        <dt>{t('activities.facts.seats')}</dt>
        <dd>
          {places.join(' · ')}
          {keptSeats > 0 && <p>{t('activities.facts.kept', { count: keptSeats })}</p>}
          {priority !== null && (
            <p>
              {t('activities.facts.priority', {
                when: when(priority.until),
                points: pointsText(priority.from),
              })}
            </p>
          )}
        </dd>
      </dl>
      <p className={poolStyles.quiet}>{t('activities.facts.present', { present, counted })}</p>
      {toConfirm > 0 && (
        <p className={styles.waits}>
          <HourglassIcon size={15} />
          {t('activities.confirm.waiting', { count: toConfirm })}
        </p>
      )}
      <p className={poolStyles.quiet}>
        {rating === null
          ? t('activities.facts.noRating')
          : t('activities.facts.rating', { people: rating.people, stars: rating.stars })}
      </p>
      {one.changeReason !== null && (
        <p className={poolStyles.quiet}>
          {t('activities.facts.changed', { reason: one.changeReason })}
        </p>
      )}
    </section>
  );
}
