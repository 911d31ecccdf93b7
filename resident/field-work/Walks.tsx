import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { mostApartMinutes, mostScans } from '../../contract/patrol-limits.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QrIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { clockTime } from '../dates.ts';
import { Meanwhile } from '../frame/Meanwhile.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { PointReading } from '../patrol/PointReading.tsx';
import { usePatrolTexts } from '../patrol/use-patrol-texts.ts';
import { pointCodeIn, pointNumberOf } from '../patrol/walk.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';
import { countOf, type Walk } from './walks.ts';

/** Those who walk beside the worker now: a point on the wall is scanned once for all of them. */
export function Walks() {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { view } = useField();
  const { walks } = view.work;
  if (!view.loaded) return <Meanwhile />;
  return (
    <Screen title={f('walk.title')} back={{ label: t('back'), href: paths.fieldWork }}>
      {walks.length === 0 ? (
        <>
          <EmptyState drawing={<LampEmpty />} title={f('walk.none')} line={f('walk.noneLine')} />
          <ButtonLink href={paths.fieldWorkFor} size="l" wide>
            {f('tasks.for')}
          </ButtonLink>
        </>
      ) : (
        <Scan />
      )}
      <ul className={styles.tasks} aria-label={f('walk.who')}>
        {walks.map((walk) => (
          <li key={walk.patrol}>
            <One walk={walk} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

type Outcome = { code: string; end: 'kept' | 'full' | 'failed' };

/** The paper that they stand before: kept on the phone, with a network or without one. */
function Scan() {
  const p = usePatrolTexts();
  const f = useFieldTexts();
  const { satchel } = useField();
  const [reading, setReading] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const take = (text: string) => {
    const code = pointCodeIn(text);
    if (code === undefined) return;
    setReading(false);
    satchel.pass(code).then(
      (end) => setOutcome({ code, end }),
      () => setOutcome({ code, end: 'failed' }),
    );
  };
  if (reading)
    return (
      <section className={styles.stack} aria-label={p('points.scan')}>
        <PointReading begunWith="" onCode={take} />
        <Button kind="quiet" wide onClick={() => setReading(false)}>
          {f('walk.notNow')}
        </Button>
      </section>
    );
  return (
    <section className={styles.stack} aria-label={p('points.scan')}>
      <p className={styles.lead}>{f('walk.scanLead')}</p>
      <div role="status">
        {outcome?.end === 'kept' && (
          <>
            <StateTag state="settled">{p('points.kept')}</StateTag>{' '}
            {p('points.number', { number: pointNumberOf(outcome.code) })}
            <p className={styles.quiet}>{p('points.keptLine', { minutes: mostApartMinutes })}</p>
          </>
        )}
      </div>
      {outcome?.end === 'full' && <Refusal why={p('points.full', { most: mostScans })} />}
      {outcome?.end === 'failed' && <Refusal why={f('visit.notKept')} />}
      <Button size="l" wide icon={<QrIcon size={22} />} onClick={() => setReading(true)}>
        {p('points.scan')}
      </Button>
    </section>
  );
}

const minuteMs = 60_000;

function One({ walk }: { walk: Walk }) {
  const f = useFieldTexts();
  const p = usePatrolTexts();
  const { say, language } = useTexts();
  const now = useNow();
  const { residentName, code, begunAt } = walk;
  const minutes = Math.max(0, Math.floor((now - Date.parse(begunAt)) / minuteMs));
  return (
    <Card className={styles.stack}>
      <h2 className={styles.taskTitle}>{f('walk.with', { name: say(residentName) })}</h2>
      <p>
        {p('walking.since', { time: clockTime(begunAt, language) })} ·{' '}
        {p('walking.lasts', { minutes })} · {p('points.count', { count: countOf(walk) })}
      </p>
      {code !== null && (
        <p className={styles.quiet}>
          {f('walk.others', { code: code.replace(/(....)(....)/, '$1 $2') })}
        </p>
      )}
      <End walk={walk} />
    </Card>
  );
}

function End({ walk }: { walk: Walk }) {
  const f = useFieldTexts();
  const p = usePatrolTexts();
  const { satchel } = useField();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const end = async () => {
    const { patrol, agreement, residentName, scans } = walk;
    const writtenAt = new Date(presentMs()).toISOString();
    const ids = { id: newRequestId(), endId: newRequestId() };
    const whose = { patrol, agreement, residentName };
    try {
      await satchel.write({ kind: 'walk', ...ids, writtenAt, ...whose, scans, proved: null }, []);
      navigate('/field-work/outbox');
    } catch {
      setFailed(true);
    }
  };
  if (!asked)
    return (
      <Button kind="outline" wide onClick={() => setAsked(true)}>
        {p('walking.end')}
      </Button>
    );
  return (
    <>
      <p>{f(countOf(walk) < 2 ? 'walk.endFew' : 'walk.endLine')}</p>
      {failed && <Refusal why={f('visit.notKept')} />}
      <Button wide onClick={() => void end()}>
        {p('walking.endSure')}
      </Button>
      <Button kind="quiet" wide onClick={() => setAsked(false)}>
        {p('walking.keep')}
      </Button>
    </>
  );
}
