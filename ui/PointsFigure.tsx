import { classes } from './classes.ts';
import styles from './PointsFigure.module.css';

export type PointsState = 'settled' | 'provisional' | 'held' | 'reversed' | 'lapsing';

export interface PointsFigureProps {
  /** In the county's own display scale; a negative amount gets a true minus sign. */
  points: number;
  state?: PointsState | undefined;
  /** s in a line of text, m in a list, l on a stub, xl as the page's one big figure. */
  size?: 's' | 'm' | 'l' | 'xl' | undefined;
  /** The word for the unit, 分. */
  unit?: string | undefined;
  /** Writes the plus in front of what was earned. */
  signed?: boolean | undefined;
  tone?: 'ink' | 'pine' | 'gold' | 'lantern' | undefined;
  /** Said aloud in place of the drawing, when the state is not written beside it. */
  spoken?: string | undefined;
}

/** Whole points read 1,860; a scale of 0.5 reads 1,860.5. The minus is U+2212, as wide as a plus. */
export function pointsText(points: number, signed = false): string {
  const digits = Math.abs(points).toLocaleString('en-US', { maximumFractionDigits: 2 });
  if (points < 0) return `−${digits}`;
  return signed && points > 0 ? `+${digits}` : digits;
}

/** A number of points whose drawing says how certain it is: dashed is not yet settled. */
export function PointsFigure(props: PointsFigureProps) {
  const { points, state = 'settled', size = 'm', unit, signed = false, spoken } = props;
  const tone = props.tone ?? (signed && points > 0 ? 'pine' : 'ink');
  const drawn = (
    <>
      {(state === 'held' || state === 'lapsing') && <span className={styles.swatch} />}
      <span className={styles.number}>{pointsText(points, signed)}</span>
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
    </>
  );
  const names = classes(styles.figure, styles[state], styles[size], styles[tone]);
  if (spoken === undefined) return <span className={names}>{drawn}</span>;
  return (
    <span className={names}>
      <span aria-hidden="true" className={styles.drawn}>
        {drawn}
      </span>
      <span className="visually-hidden">{spoken}</span>
    </span>
  );
}
