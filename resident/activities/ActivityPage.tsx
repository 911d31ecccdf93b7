import { useState } from 'react';
import type { MyActivity } from '../../contract/activities.ts';
import { signOutHours } from '../../contract/activity-limits.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { QrIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { clockTime, periodText, stampText } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Activities.module.css';
import { whyNothing } from './place.ts';
import { Rate } from './Rate.tsx';
import { Standing } from './Standing.tsx';
import { useActivity, useStep } from './use-activities.ts';
import { useActivityTexts, useTimeText } from './use-activity-texts.ts';

/** One activity: what it is, and the one thing that I can do about it now. */
export default function ActivityPage({ id }: { id: string }) {
  const { t } = useTexts();
  const a = useActivityTexts();
  const asked = useActivity(id);
  return (
    <Screen title={a('title')} back={{ label: t('back'), href: paths.activities }}>
      <Loaded asked={asked}>{(activity) => <Whole activity={activity} />}</Loaded>
    </Screen>
  );
}

function Whole({ activity }: { activity: MyActivity }) {
  const { say } = useTexts();
  const a = useActivityTexts();
  const { state, changeReason, mine } = activity;
  return (
    <>
      <div className={styles.head}>
        <span className={styles.kind}>{a(`kind.${activity.kind}`)}</span>
        <Standing activity={activity} />
      </div>
      <h2 className={styles.title}>{say(activity.title)}</h2>
      {state === 'cancelled' ? (
        <Refusal still why={a('cancelled')} whatToDo={changeReason ?? undefined} />
      ) : (
        changeReason !== null && (
          <p className={styles.changed}>{a('changed', { reason: changeReason })}</p>
        )
      )}
      <Card>
        <Facts activity={activity} />
      </Card>
      <p className={styles.said}>{say(activity.said)}</p>
      <p className={styles.quiet}>{a(`earns.${activity.kind}`)}</p>
      <MyTime activity={activity} />
      <Act activity={activity} />
      {mine?.inAt != null && !mine.takenBack && <Rate activity={activity} />}
    </>
  );
}

function Facts({ activity }: { activity: MyActivity }) {
  const { say, language } = useTexts();
  const a = useActivityTexts();
  const now = useNow();
  const { startsAt, endsAt, closesAt, seats, seated, waiting, keptSeats, priority } = activity;
  const left = Math.max(0, seats - seated);
  const isEarly = priority !== null && Date.parse(priority.until) > now;
  const isKept = keptSeats > 0 && Date.parse(startsAt) - now > 86_400_000;
  return (
    <dl className={styles.facts}>
      <dt>{a('when')}</dt>
      <dd>{periodText(startsAt, endsAt, now, language)}</dd>
      <dt>{a('where')}</dt>
      <dd>
        {activity.venue} · {say(activity.areaName)}
      </dd>
      <dt>{a('closes')}</dt>
      <dd>{stampText(closesAt, now, language)}</dd>
      <dt>{a('seats')}</dt>
      <dd>
        {left > 0
          ? a('seatsLeft', { seats, left })
          : waiting > 0
            ? a('seatsFull', { seats, waiting })
            : a('seatsGone', { seats })}
        {isKept && <p className={styles.quiet}>{a('kept', { count: keptSeats })}</p>}
        {isEarly && (
          <p className={styles.quiet}>
            {a('priority', {
              time: stampText(priority.until, now, language),
              points: pointsText(priority.from),
            })}
          </p>
        )}
      </dd>
    </dl>
  );
}

/** When I came and left, and what of it counted. */
function MyTime({ activity }: { activity: MyActivity }) {
  const { mine } = activity;
  const { language } = useTexts();
  const a = useActivityTexts();
  const time = useTimeText();
  if (mine?.inAt == null) return null;
  const from = clockTime(mine.inAt, language);
  if (mine.outAt === null) return <p className={styles.said}>{a('mineIn', { from })}</p>;
  const until = clockTime(mine.outAt, language);
  const nothing = whyNothing(activity);
  return (
    <>
      <p className={styles.said}>{a('mineTime', { from, until, time: time(mine.minutes ?? 0) })}</p>
      {mine.elsewhere > 0 && (
        <p className={styles.quiet}>{a('elsewhere', { time: time(mine.elsewhere) })}</p>
      )}
      {nothing !== undefined && <p className={styles.quiet}>{a(`here.${nothing}`)}</p>}
      {mine.onPaper > 0 && (
        <p className={styles.quiet}>{a('onPaper', { time: time(mine.onPaper) })}</p>
      )}
      {mine.toConfirm && <p className={styles.quiet}>{a('toConfirm')}</p>}
    </>
  );
}

/** Signing up, waiting or withdrawing; once it is near, and as long as one can still sign out, the code. */
function Act({ activity }: { activity: MyActivity }) {
  const { say } = useTexts();
  const a = useActivityTexts();
  const now = useNow();
  const { id, mine, offered, refused, startsAt, endsAt, state } = activity;
  const sign = useStep((client, _: undefined, requestId) =>
    client.call('signUpForActivity', { params: { id }, requestId }),
  );
  const isOver = Date.parse(endsAt) <= now || state === 'cancelled';
  const isNear = Date.parse(startsAt) - now < 3_600_000 && !isOver;
  const hasPlace = mine !== null && mine.state !== 'withdrawn';
  const isIn = mine?.inAt != null && mine.outAt === null && state === 'open';
  const canLeave = isIn && now <= Date.parse(endsAt) + signOutHours * 3_600_000;
  if (isOver && !canLeave) return null;
  return (
    <div className={styles.acts}>
      {(canLeave || (isNear && mine?.outAt == null)) && (
        <ButtonLink wide icon={<QrIcon size={20} />} href={paths.scanActivity}>
          {a('scan')}
        </ButtonLink>
      )}
      {offered !== null && (
        <>
          <Button
            wide
            kind={isNear ? 'outline' : 'primary'}
            busy={sign.isPending}
            onClick={() => sign.mutate(undefined)}
          >
            {a(offered === 'seat' ? 'sign' : 'wait')}
          </Button>
          {offered === 'waiting' && <p className={styles.quiet}>{a('waitLine')}</p>}
        </>
      )}
      {!hasPlace && offered === null && refused !== null && <Refusal still why={say(refused)} />}
      <Problem error={sign.error} />
      {hasPlace && mine.inAt === null && Date.parse(startsAt) > now && <Withdraw id={id} />}
    </div>
  );
}

function Withdraw({ id }: { id: string }) {
  const a = useActivityTexts();
  const [asking, setAsking] = useState(false);
  const leave = useStep((client, _: undefined, requestId) =>
    client.call('giveUpSeat', { params: { id }, requestId }),
  );
  return (
    <>
      <Button kind="quiet" wide onClick={() => setAsking(true)}>
        {a('withdraw.go')}
      </Button>
      <LazySheet
        open={asking}
        onOpenChange={setAsking}
        title={a('withdraw.title')}
        description={a('withdraw.line')}
        footer={
          <div className={styles.foot}>
            <Button kind="outline" onClick={() => setAsking(false)}>
              {a('withdraw.keep')}
            </Button>
            <Button
              kind="danger"
              busy={leave.isPending}
              onClick={() => leave.mutate(undefined, { onSuccess: () => setAsking(false) })}
            >
              {a('withdraw.sure')}
            </Button>
          </div>
        }
      >
        <Problem error={leave.error} />
      </LazySheet>
    </>
  );
}
