import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LocateIcon } from '../../ui/icons.tsx';
import { deviceMs } from '../../ui/now.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { useAnswer, useApi } from '../api.ts';
import { joinAddress } from '../paths.ts';
import { Over } from './Over.tsx';
import styles from './Patrol.module.css';
import { Points } from './Points.tsx';
import { See } from './See.tsx';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';
import type { Walk } from './walk.ts';

const minuteMs = 60_000;

function useMinutesSince(begunAt: string): number {
  const [now, setNow] = useState(deviceMs());
  useEffect(() => {
    const timer = setInterval(() => setNow(deviceMs()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - Date.parse(begunAt)) / minuteMs));
}

/** Out on a walk: that it is being recorded, the code for the others, what is seen, and the end. */
export function Walking({ walk }: { walk: Walk }) {
  const p = usePatrolTexts();
  const { view } = useRecorder();
  const { place, count } = view;
  const mine = useAnswer('listMyPatrols', {}, { refetchInterval: 30_000 });
  const patrol = mine.data?.patrols.find(({ id }) => id === walk.patrol);
  const minutes = useMinutesSince(walk.begunAt);
  return (
    <>
      <Over patrol={patrol} />
      <Card tone="tint" className={styles.stack}>
        <h2 className={styles.name}>{p('walking.lasts', { minutes })}</h2>
        <p className={styles.state} role="status">
          <LocateIcon size={20} />
          <span>{p(`walking.${place}`, { count })}</span>
        </p>
        <p className={styles.quiet}>{p('walking.awake')}</p>
      </Card>
      <Points walk={walk} />
      <See at={view} />
      {walk.code !== null && <Code code={walk.code} members={patrol?.members ?? 1} />}
      <End isForAll={walk.code !== null && patrol?.members !== 1} />
    </>
  );
}

function Code({ code, members }: { code: string; members: number }) {
  const p = usePatrolTexts();
  const { county } = useApi();
  return (
    <Card className={styles.code}>
      <QrCode value={joinAddress(county.county, code)} label={p('walking.codeLabel')} size={200} />
      <p className={styles.digits}>{code.replace(/(....)(....)/, '$1 $2')}</p>
      <p className={styles.quiet}>{p('walking.code')}</p>
      <p className={styles.quiet}>{p('walking.members', { count: members })}</p>
    </Card>
  );
}

function End({ isForAll }: { isForAll: boolean }) {
  const p = usePatrolTexts();
  const { recorder } = useRecorder();
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button kind="outline" size="l" wide onClick={() => setAsked(true)}>
        {p('walking.end')}
      </Button>
    );
  return (
    <Card tone="asking">
      <p>{p('walking.endLine')}</p>
      {isForAll && <p>{p('walking.endAll')}</p>}
      <div className={styles.pair}>
        <Button onClick={() => void recorder.end()}>{p('walking.endSure')}</Button>
        <Button kind="quiet" onClick={() => setAsked(false)}>
          {p('walking.keep')}
        </Button>
      </div>
    </Card>
  );
}
