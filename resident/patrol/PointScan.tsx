import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { mostApartMinutes, mostScans } from '../../contract/patrol-limits.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Patrol.module.css';
import { PointReading } from './PointReading.tsx';
import type { ScanEnd } from './recorder.ts';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useNameOfPoint } from './use-points.ts';
import { useRecorder } from './use-recorder.ts';
import { pointCodeIn } from './walk.ts';

interface Outcome {
  code: string;
  end: ScanEnd;
}

/** Where the paper of a point leads: it keeps the point and the time, with a network or without one. */
export default function PointScan({ code = '' }: { code?: string | undefined }) {
  const { t } = useTexts();
  const p = usePatrolTexts();
  const { recorder, view } = useRecorder();
  const { loaded } = view;
  const [, go] = useLocation();
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    const found = pointCodeIn(code);
    if (!loaded || found === undefined) return;
    setOutcome({ code: found, end: recorder.scan(found) });
    // Whoever comes back to this page or reloads it stands before no paper.
    go('/patrol/point', { replace: true });
  }, [code, loaded, recorder, go]);
  const take = (text: string) => {
    const found = pointCodeIn(text);
    if (found !== undefined) setOutcome({ code: found, end: recorder.scan(found) });
  };
  return (
    <Screen title={p('points.scan')} back={{ label: t('back'), href: paths.patrol }}>
      {outcome === undefined ? (
        loaded && (
          <PointReading begunWith={pointCodeIn(code) === undefined ? code : ''} onCode={take} />
        )
      ) : (
        <Scanned outcome={outcome} onMore={() => setOutcome(undefined)} />
      )}
    </Screen>
  );
}

function Scanned({ outcome, onMore }: { outcome: Outcome; onMore: () => void }) {
  const p = usePatrolTexts();
  const nameOf = useNameOfPoint();
  if (outcome.end !== 'kept')
    return (
      <Refusal why={p(`points.${outcome.end}`, { most: mostScans })}>
        <ButtonLink href={paths.patrol} size="l" wide>
          {p(outcome.end === 'full' ? 'points.toEnd' : 'points.toPatrol')}
        </ButtonLink>
      </Refusal>
    );
  return (
    <Card className={styles.stack}>
      <div role="status">
        <StateTag state="settled">{p('points.kept')}</StateTag>
      </div>
      <h2 className={styles.name}>{nameOf(outcome.code)}</h2>
      <p className={styles.quiet}>{p('points.keptLine', { minutes: mostApartMinutes })}</p>
      <div className={styles.actions}>
        <ButtonLink href={paths.patrol} size="l" wide>
          {p('points.on')}
        </ButtonLink>
        <Button kind="outline" size="l" wide onClick={onMore}>
          {p('points.more')}
        </Button>
      </div>
    </Card>
  );
}
