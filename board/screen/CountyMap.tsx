import { memo, useMemo, useSyncExternalStore } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { BoardFigures } from '../../contract/bulletin.ts';
import { classes } from '../../ui/classes.ts';
import { useWords } from '../language.ts';
import styles from './CountyMap.module.css';
import { Lamp, OpenRing, OverdueTriangle } from './marks.tsx';
import { cornersOf, namePlaceOf, type Projection, projectionOf } from './projection.ts';

type Dots = BoardFigures['dots'];

const marks = { closed: Lamp, open: OpenRing, overdue: OverdueTriangle };
/** Above the names of the towns, triangles last: what still needs doing is never hidden. */
const unfinished = ['open', 'overdue'] as const;
const count = (dots: Dots, state: Dots[number]['state']) =>
  dots.filter((dot) => dot.state === state).length;

export interface Outlines {
  towns: Area[];
  /** Drawn as thin lines inside the towns. */
  communities: Area[];
}

/** The towns of the county with a lamp for every closed case. */
export function CountyMap({ outlines, dots }: { outlines: Outlines; dots: Dots }) {
  const { t } = useWords();
  const label = t('screen.map', {
    closed: count(dots, 'closed'),
    open: count(dots, 'open'),
    overdue: count(dots, 'overdue'),
  });
  return (
    <figure className={styles.map}>
      {outlines.towns.length === 0 ? (
        <p className={styles.none}>{t('screen.noMap')}</p>
      ) : (
        <MapDrawing outlines={outlines} dots={dots} label={label} />
      )}
      <figcaption className={styles.note}>{t('screen.mapNote')}</figcaption>
    </figure>
  );
}

interface MapDrawingProps {
  outlines: Outlines;
  dots: Dots;
  label: string;
}

// Drawn anew only with new figures, not with every tick of the clock.
const MapDrawing = memo(function MapDrawing({ outlines, dots, label }: MapDrawingProps) {
  const { towns, communities } = outlines;
  const { say } = useWords();
  const width = useDrawingWidth();
  const drawing = useMemo(
    () =>
      projectionOf(
        towns.map(({ ring }) => ring),
        width,
        16,
      ),
    [towns, width],
  );
  const placed = dots.map(({ lng, lat }) => drawing.place(lng, lat));
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height.toFixed(1)}`}
      className={styles.drawing}
      role="img"
      aria-label={label}
    >
      {towns.map((town, at) => (
        <polygon
          key={town.code}
          points={cornersOf(town.ring, drawing)}
          className={classes(styles.town, styles[`tone${at % 3}`])}
        />
      ))}
      {communities.map(({ code, ring }) => (
        <polygon key={code} points={cornersOf(ring, drawing)} className={styles.community} />
      ))}
      <Marks state="closed" dots={dots} drawing={drawing} />
      {towns.map((town) => {
        const { x, y } = namePlaceOf(town.ring, drawing, placed);
        return (
          <text key={town.code} x={x} y={y} textAnchor="middle" className={styles.name}>
            {say(town.name)}
          </text>
        );
      })}
      {unfinished.map((state) => (
        <Marks key={state} state={state} dots={dots} drawing={drawing} />
      ))}
    </svg>
  );
});

interface MarksProps {
  state: Dots[number]['state'];
  dots: Dots;
  drawing: Projection;
}

function Marks({ state, dots, drawing }: MarksProps) {
  const Mark = marks[state];
  return dots
    .filter((dot) => dot.state === state)
    .map(({ lng, lat }) => <Mark key={`${lng} ${lat}`} {...drawing.place(lng, lat)} />);
}

const narrow = matchMedia('(max-width: 43.75rem)');
const watchNarrow = (changed: () => void) => {
  narrow.addListener(changed);
  return () => narrow.removeListener(changed);
};

/** A smaller drawing makes its marks and names larger on the page: a phone needs that. */
const useDrawingWidth = () =>
  useSyncExternalStore(watchNarrow, () => (narrow.matches ? 560 : 1000));
