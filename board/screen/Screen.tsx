import { useEffect, useMemo } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { BoardFigures } from '../../contract/bulletin.ts';
import { Roofs } from '../../ui/drawings/Roofs.tsx';
import { useFigures } from '../figures.ts';
import { Fetched } from '../frame/Fetched.tsx';
import { useWords } from '../language.ts';
import { useAreas } from '../map/use-map.ts';
import { Books } from './Books.tsx';
import { CountyMap, type Outlines } from './CountyMap.tsx';
import { Fortnight } from './Fortnight.tsx';
import { Latest } from './Latest.tsx';
import styles from './Screen.module.css';
import { ScreenHeader } from './ScreenHeader.tsx';
import { Today } from './Today.tsx';
import { Towns } from './Towns.tsx';

const refreshMs = 30_000;

/** The county as lamps in the night, for the wall of the centre; on a phone one below the other. */
export default function Screen() {
  const { t } = useWords();
  const figures = useFigures(refreshMs);
  const areas = useAreas().data;
  const outlines = useMemo(() => outlinesOf(areas ?? []), [areas]);
  useWallSize();
  return (
    <div className={styles.screen}>
      <div className={styles.night} data-surface="sky">
        <ScreenHeader />
        <main className={styles.body}>
          <Fetched query={figures} waiting={<Waiting words={t('screen.fetching')} />}>
            {(data) => <Panels figures={data} outlines={outlines} />}
          </Fetched>
        </main>
        <Roofs streets={5} className={styles.roofs} />
      </div>
      <Latest refreshMs={refreshMs * 2} />
    </div>
  );
}

function Panels({ figures, outlines }: { figures: BoardFigures; outlines: Outlines }) {
  return (
    <div className={styles.panels}>
      <div className={styles.side}>
        <Today figures={figures} />
        <Fortnight days={figures.days} />
      </div>
      <CountyMap outlines={outlines} dots={figures.dots} />
      <div className={styles.side}>
        <Books books={figures.books} />
        <Towns towns={outlines.towns} dots={figures.dots} />
      </div>
    </div>
  );
}

function Waiting({ words }: { words: string }) {
  return (
    <p className={styles.waiting} role="status">
      {words}
    </p>
  );
}

const outlinesOf = (areas: readonly Area[]): Outlines => ({
  towns: areas.filter(({ level }) => level === 'town'),
  communities: areas.filter(({ level }) => level === 'community'),
});

/** On a wall everything grows with the screen: one rem is a hundred-and-twentieth of its width. */
function useWallSize() {
  useEffect(() => {
    document.documentElement.toggleAttribute('data-wall', true);
    return () => {
      document.documentElement.toggleAttribute('data-wall', false);
    };
  }, []);
}
