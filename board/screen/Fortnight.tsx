import type { BoardFigures } from '../../contract/bulletin.ts';
import { shortDate } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './Fortnight.module.css';
import { apart, frame, scaleOf } from './fortnight-scale.ts';

type Days = BoardFigures['days'];

/** Reported against closed, day by day: a solid line and a dashed one, each with its name. */
export function Fortnight({ days }: { days: Days }) {
  const { t } = useWords();
  return (
    <section className={styles.fortnight} aria-labelledby="fortnight">
      <h2 id="fortnight">{t('screen.fortnight')}</h2>
      {days.length < 2 ? (
        <p className={styles.none}>{t('screen.noDays')}</p>
      ) : (
        <Lines days={days} />
      )}
    </section>
  );
}

function Lines({ days }: { days: Days }) {
  const { t } = useWords();
  const scale = scaleOf(days.length, Math.max(...days.flatMap((d) => [d.reported, d.closed])));
  const along = (figure: 'reported' | 'closed') =>
    days.map((day, at) => `${scale.x(at).toFixed(1)},${scale.y(day[figure]).toFixed(1)}`).join(' ');
  const total = (figure: 'reported' | 'closed') => days.reduce((sum, day) => sum + day[figure], 0);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const [reportedAt, closedAt] = apart(scale.y(last.reported), scale.y(last.closed), 22);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      className={styles.chart}
      role="img"
      aria-label={t('screen.chart', { reported: total('reported'), closed: total('closed') })}
    >
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${frame.left} ${scale.y(tick)}H${frame.right}`} />
          <text className={styles.tick} x={frame.left - 8} y={scale.y(tick) + 6} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text className={styles.tick} x={frame.left} y={frame.height - 4}>
        {shortDate(first.on)}
      </text>
      <text className={styles.tick} x={frame.right} y={frame.height - 4} textAnchor="end">
        {shortDate(last.on)}
      </text>
      <polyline className={styles.closed} points={along('closed')} />
      <polyline className={styles.reported} points={along('reported')} />
      <circle className={styles.closedEnd} cx={frame.right} cy={scale.y(last.closed)} r="5" />
      <circle className={styles.reportedEnd} cx={frame.right} cy={scale.y(last.reported)} r="5" />
      <text className={styles.reportedName} x={frame.right + 12} y={reportedAt + 6}>
        {t('screen.reported')}
      </text>
      <text className={styles.closedName} x={frame.right + 12} y={closedAt + 6}>
        {t('screen.closed')}
      </text>
    </svg>
  );
}
