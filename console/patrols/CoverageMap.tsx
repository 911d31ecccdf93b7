import type { GridCoverage } from '../../contract/patrol-tasks.ts';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import styles from './patrols.module.css';

const width = 640;

/** The grids as they lie, drawn without tiles: how much each was walked, and a dashed edge where nobody was. */
export function CoverageMap({ grids }: { grids: readonly GridCoverage[] }) {
  const { t } = useWords();
  const areas = useAreas();
  const byGrid = new Map(grids.map((grid) => [grid.grid, grid]));
  const drawn = (areas.data ?? []).filter(({ code }) => byGrid.has(code));
  if (drawn.length === 0) return null;
  const points = drawn.flatMap(({ ring }) => ring.map(([lng = 0, lat = 0]) => ({ lng, lat })));
  const edge = (pick: (point: { lng: number; lat: number }) => number, of: typeof Math.min) =>
    points.reduce((so, point) => of(so, pick(point)), of === Math.min ? 1e9 : -1e9);
  const [west, east] = [edge(({ lng }) => lng, Math.min), edge(({ lng }) => lng, Math.max)];
  const [south, north] = [edge(({ lat }) => lat, Math.min), edge(({ lat }) => lat, Math.max)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / Math.max(1e-9, (east - west) * shrink);
  const height = Math.max(1, (north - south) * scale);
  const pathOf = (ring: readonly (readonly number[])[]) =>
    `M${ring
      .map(([lng = 0, lat = 0]) =>
        [(lng - west) * shrink * scale, (north - lat) * scale].map((n) => n.toFixed(1)).join(' '),
      )
      .join('L')}z`;
  const walked = ({ minutes, paperMinutes }: Pick<GridCoverage, 'minutes' | 'paperMinutes'>) =>
    minutes + paperMinutes;
  const most = Math.max(1, ...grids.map(walked));
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.map}
        viewBox={`-4 -4 ${width + 8} ${height + 8}`}
        role="img"
        aria-label={t('patrols.map')}
      >
        {drawn.map(({ code, ring }) => {
          const grid = byGrid.get(code);
          const isUnder = grid?.isUnder ?? false;
          return (
            <path
              key={code}
              d={pathOf(ring)}
              className={isUnder ? styles.under : styles.grid}
              fillOpacity={isUnder ? 0 : 0.12 + 0.75 * ((grid ? walked(grid) : 0) / most)}
            />
          );
        })}
      </svg>
      <figcaption className={styles.quiet}>{t('patrols.mapLegend')}</figcaption>
    </figure>
  );
}
