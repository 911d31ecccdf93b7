import type { WholePool } from '../../contract/pools.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import { scaleTo } from '../rules/rehearsal/scale.ts';
import { useWidth } from '../rules/rehearsal/use-width.ts';
import styles from './pools.module.css';

const height = 120;
const [left, top, bottom] = [46, 10, 22] as const;
const everyDays = 7;

/** Points given on each of the last 28 days. */
export function DayBars({ days }: Pick<WholePool, 'days'>) {
  const { t } = useWords();
  const [frame, width] = useWidth(420);
  const most = Math.max(0, ...days.map(({ points }) => points));
  if (most === 0) return null;
  const sum = days.reduce((all, { points }) => all + points, 0);
  const { end, ticks } = scaleTo(most);
  const y = (points: number) => top + (height - top - bottom) * (1 - points / end);
  const step = Math.max(0, width - left) / days.length;
  return (
    <figure className={figureStyles.chart}>
      <figcaption className={figureStyles.caption}>{t('pools.days')}</figcaption>
      <div ref={frame} className={figureStyles.frame}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('pools.daysSaid', { points: pointsText(sum), most: pointsText(most) })}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={figureStyles.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text className={figureStyles.tick} x={left - 6} y={y(tick) + 4} textAnchor="end">
                {pointsText(tick)}
              </text>
            </g>
          ))}
          {days.map(({ day, points }, place) => (
            <g key={day}>
              <rect
                className={styles.bar}
                x={left + step * place + 1}
                width={Math.max(1, step - 2)}
                y={y(points)}
                height={y(0) - y(points)}
              />
              {place % everyDays === everyDays - 1 && (
                <text
                  className={figureStyles.tick}
                  x={left + step * (place + 1)}
                  y={height - 5}
                  textAnchor="end"
                >
                  {day.slice(5)}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </figure>
  );
}
