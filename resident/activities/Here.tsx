import { useEffect, useRef } from 'react';
import type { MyActivity } from '../../contract/activities.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Activities.module.css';
import { codeIn, whyNothing } from './place.ts';
import { useStep } from './use-activities.ts';
import { useActivityTexts, useTimeText } from './use-activity-texts.ts';

/** Where the organiser’s code leads: it signs me in or out, and says so. */
export default function Here({ code }: { code: string }) {
  const { t } = useTexts();
  const a = useActivityTexts();
  const wanted = codeIn(code);
  const { mutate, data, error } = useStep((client, body: { code: string }, requestId) =>
    client.call('scanActivityCode', { body, requestId }),
  );
  const sent = useRef<string>(undefined);
  useEffect(() => {
    // Once for each code, however often the page is drawn.
    if (wanted === undefined || sent.current === wanted) return;
    sent.current = wanted;
    mutate({ code: wanted });
  }, [wanted, mutate]);
  return (
    <Screen title={a('here.title')} back={{ label: t('back'), href: paths.activities }}>
      {wanted === undefined ? (
        <Wrong />
      ) : data !== undefined ? (
        <Done activity={data} />
      ) : error !== null ? (
        <>
          <Problem error={error} />
          <Ways />
        </>
      ) : (
        <Skeleton label={a('here.looking')} />
      )}
    </Screen>
  );
}

function Wrong() {
  const a = useActivityTexts();
  return (
    <>
      <Refusal why={a('here.notACode')} />
      <Ways />
    </>
  );
}

function Ways() {
  const a = useActivityTexts();
  return (
    <div className={styles.acts}>
      <ButtonLink wide href={paths.scanActivity}>
        {a('here.again')}
      </ButtonLink>
      <ButtonLink wide kind="outline" href={paths.activities}>
        {a('here.all')}
      </ButtonLink>
      <p className={styles.quiet}>{a('camera.paper')}</p>
    </div>
  );
}

function Done({ activity }: { activity: MyActivity }) {
  const { id, kind, title, mine } = activity;
  const { say } = useTexts();
  const a = useActivityTexts();
  const time = useTimeText();
  const minutes = mine?.minutes ?? null;
  const line =
    minutes === null
      ? a('here.inLine')
      : kind === 'volunteering'
        ? a('here.outHours', { time: time(minutes) })
        : a(`here.${whyNothing(activity) ?? 'outThere'}`);
  const elsewhere = mine?.elsewhere ?? 0;
  const beside = elsewhere > 0 ? ` ${a('elsewhere', { time: time(elsewhere) })}` : '';
  const onPaper = mine?.onPaper ?? 0;
  const cut = onPaper > 0 ? ` ${a('onPaper', { time: time(onPaper) })}` : '';
  const waits = mine?.toConfirm ? ` ${a('toConfirm')}` : '';
  return (
    <EmptyState
      drawing={<Neighbours />}
      title={a(minutes === null ? 'here.in' : 'here.out')}
      line={`${say(title)} · ${line}${beside}${cut}${waits}`}
      action={<ButtonLink href={paths.activity(id)}>{a('here.leave')}</ButtonLink>}
    />
  );
}
