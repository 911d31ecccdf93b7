import type { RoutePoint } from '../../contract/patrol-points.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { QrIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { paths } from '../paths.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useNearPoints } from './use-points.ts';
import { pointNumberOf, type Walk } from './walk.ts';

/** Points on the wall: those of the route in their order, or what hangs around here, and which are done. */
export function Points({ walk: { route, scans } }: { walk: Walk }) {
  const p = usePatrolTexts();
  const near = useNearPoints();
  const done = new Set(scans.map(({ code }) => pointNumberOf(code)));
  const shown = route.length > 0 ? route : near;
  // Without a network nobody knows whether there are any: who stands before one is not turned away.
  if (shown.length === 0 && done.size === 0 && navigator.onLine) return null;
  return (
    <Card className={styles.stack}>
      <h2 className={styles.name}>{p('points.title')}</h2>
      <p className={styles.quiet}>{p('points.lead')}</p>
      <p role="status">{p('points.count', { count: done.size })}</p>
      <ButtonLink size="l" wide href={paths.scanPoint} icon={<QrIcon size={22} />}>
        {p('points.scan')}
      </ButtonLink>
      {shown.length > 0 && (
        <>
          <h3 className={styles.sub}>{p(route.length > 0 ? 'points.route' : 'points.near')}</h3>
          <ol className={styles.lines}>
            {shown.map((point) => (
              <PointLine key={point.number} point={point} isDone={done.has(point.number)} />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function PointLine({ point: { name, spot }, isDone }: { point: RoutePoint; isDone: boolean }) {
  const p = usePatrolTexts();
  return (
    <li className={styles.line}>
      <div className={styles.lineHead}>
        <span>{name}</span>
        <StateTag state={isDone ? 'settled' : 'quiet'}>
          {p(isDone ? 'points.done' : 'points.open')}
        </StateTag>
      </div>
      <p className={styles.quiet}>{spot}</p>
    </li>
  );
}
