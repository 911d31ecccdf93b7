import { useId } from 'react';
import type { PoolMonth, PoolOutlook } from '../../../contract/rehearsals.ts';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import figureStyles from '../../figures/figures.module.css';
import { useWords } from '../../language.ts';
import { monthName } from './month-name.ts';
import styles from './rehearsal.module.css';
import { scaleTo } from './scale.ts';
import { useWidth } from './use-width.ts';

interface MonthBarsProps {
  pool: PoolOutlook;
  months: readonly PoolMonth[];
}

const height = 150;
const [left, top, bottom] = [46, 12, 22] as const;

/** Cost by month: the book in force solid, the draft hatched beside it. */
export function MonthBars({ pool, months }: MonthBarsProps) {
  const { t, say } = useWords();
  const own = months.filter((month) => month.pool === pool.pool);
  const name = say(pool.name);
  if (own.length === 0) return null;
  return (
    <figure className={figureStyles.chart}>
      <figcaption className={figureStyles.caption}>
        {t('rehearsal.months', { pool: name })}
      </figcaption>
      <Bars
        months={own}
        label={t('rehearsal.monthsSaid', {
          pool: name,
          current: pointsText(pool.current.points),
          draft: pointsText(pool.draft.points),
        })}
      />
      <MonthTable months={own} />
    </figure>
  );
}

function Bars({ months, label }: { months: readonly PoolMonth[]; label: string }) {
  const { language } = useWords();
  const [frame, width] = useWidth(420);
  const hatch = useId();
  const highest = Math.max(...months.flatMap(({ current, draft }) => [current, draft]));
  const { end, ticks } = scaleTo(highest);
  const y = (points: number) => top + (height - top - bottom) * (1 - points / end);
  // Before the chart has been measured there may be no room at all.
  const step = Math.max(0, width - left) / months.length;
  const bar = Math.min(14, step * 0.36);
  const every = Math.ceil(months.length / Math.max(1, Math.floor((width - left) / 52)));
  return (
    <div ref={frame} className={figureStyles.frame}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className={styles.hatchGround} />
            <rect width="3" height="6" className={styles.hatchLine} />
          </pattern>
        </defs>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={figureStyles.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className={figureStyles.tick} x={left - 6} y={y(tick) + 4} textAnchor="end">
              {pointsText(tick)}
            </text>
          </g>
        ))}
        {months.map(({ month, current, draft }, place) => {
          const middle = left + step * (place + 0.5);
          return (
            <g key={month}>
              <rect
                className={styles.now}
                x={middle - bar - 0.5}
                width={bar}
                y={y(current)}
                height={y(0) - y(current)}
              />
              <rect
                className={styles.then}
                fill={`url(#${hatch})`}
                x={middle + 0.5}
                width={bar}
                y={y(draft)}
                height={y(0) - y(draft)}
              />
              {place % every === 0 && (
                <text className={figureStyles.tick} x={middle} y={height - 5} textAnchor="middle">
                  {monthName(month, language)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function MonthTable({ months }: { months: readonly PoolMonth[] }) {
  const { t } = useWords();
  return (
    <details className={styles.details}>
      <summary>{t('rehearsal.table.show')}</summary>
      <table className={figureStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rehearsal.table.month')}</th>
            {(['current', 'draft', 'change'] as const).map((name) => (
              <th key={name} scope="col" className={figureStyles.amount}>
                {t(`rehearsal.table.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, current, draft }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className={figureStyles.amount}>{pointsText(current)}</td>
              <td className={figureStyles.amount}>{pointsText(draft)}</td>
              <td className={figureStyles.amount}>{pointsText(draft - current, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
