import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Area } from '../../contract/areas.ts';
import type { AreaCounts, BoardFigures, CountsByArea } from '../../contract/bulletin.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFigures } from '../figures.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { belowOf, countsOf } from './counts.ts';
import { MapLegend } from './MapLegend.tsx';
import styles from './map.module.css';
import { useAreaCounts, useAreas, useTiles } from './use-map.ts';

const AreaMap = lazy(() => import('./AreaMap.tsx'));

const refreshMs = 60_000;
const noDots: BoardFigures['dots'] = [];

/** The county grid by grid, and the same as a list. */
export default function MapPage() {
  const { t } = useWords();
  const areas = useAreas();
  const counted = useAreaCounts();
  return (
    <BoardPage wide>
      <PageTitle title={t('map.title')}>{t('map.title')}</PageTitle>
      <p className={styles.lead}>{t('map.lead')}</p>
      <Fetched query={counted} waiting={<Skeleton label={t('map.fetching')} rows={6} figure />}>
        {(counts) => (
          <Fetched query={areas} waiting={<Skeleton label={t('map.fetching')} rows={6} figure />}>
            {(all) => <County areas={all} counts={counts} />}
          </Fetched>
        )}
      </Fetched>
    </BoardPage>
  );
}

function County({ areas, counts }: { areas: readonly Area[]; counts: CountsByArea }) {
  const { t } = useWords();
  const { areas: counted } = counts;
  const [lamps, setLamps] = useState(false);
  const towns = areas.filter(({ level }) => level === 'town');
  if (areas.length === 0) return <p>{t('map.none')}</p>;
  return (
    <>
      <label className={styles.lamps}>
        <input
          type="checkbox"
          checked={lamps}
          onChange={(event) => setLamps(event.target.checked)}
        />
        <span>
          {t('map.lamps')}
          <span className={styles.note}> · {t('map.lampsNote')}</span>
        </span>
      </label>
      <Drawn areas={areas} counts={counts} lamps={lamps} />
      <MapLegend />
      <section aria-labelledby="places">
        <h2 id="places" className={styles.heading}>
          {t('map.list')}
        </h2>
        {towns.map((town) => (
          <div key={town.code}>
            <AreaLine area={town} counted={counted} strong />
            <ul className={styles.lines}>
              {belowOf(areas, town.code).map((community) => (
                <li key={community.code}>
                  <AreaLine area={community} counted={counted} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </>
  );
}

interface DrawnProps {
  areas: readonly Area[];
  counts: CountsByArea;
  lamps?: boolean;
  around?: Area | undefined;
}

/** The map with what it needs beside the counts; where that does not come it is drawn without. */
export function Drawn({ areas, counts, lamps = false, around }: DrawnProps) {
  const { t } = useWords();
  const figures = useFigures(refreshMs, lamps);
  const tiles = useTiles();
  const published = useMemo(() => new Set(counts.published), [counts.published]);
  return (
    <Suspense fallback={<Skeleton label={t('map.fetching')} rows={6} figure />}>
      <AreaMap
        areas={areas}
        counted={counts.areas}
        published={published}
        dots={lamps ? (figures.data?.dots ?? noDots) : noDots}
        tiles={tiles}
        around={around}
      />
    </Suspense>
  );
}

interface AreaLineProps {
  area: Area;
  counted: readonly AreaCounts[];
  strong?: boolean;
}

/** One area with its figures in words; leads to its page. */
export function AreaLine({ area, counted, strong = false }: AreaLineProps) {
  const { t, say } = useWords();
  const { overdue, ...counts } = countsOf(area.code, counted);
  const Name = strong ? 'strong' : 'span';
  return (
    <Link href={`/areas/${area.code}`} className={styles.line}>
      <Name>{say(area.name)}</Name>
      <span className={styles.figures}>
        {t('map.line', { ...counts })}
        {overdue > 0 && t('map.overdue', { overdue })}
      </span>
    </Link>
  );
}
