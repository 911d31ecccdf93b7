import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './PointsBar.module.css';
import { pointsText } from './PointsFigure.tsx';

/** settled is spendable with time; lapsing is spendable but lapses; the other two are not spendable. */
export type PartKind = 'settled' | 'lapsing' | 'provisional' | 'held';

export interface PointsPart {
  kind: PartKind;
  points: number;
  /** Name in the legend; a part without one (the figure above names it) has no entry. */
  label?: ReactNode;
}

export interface PointsBarProps {
  parts: readonly PointsPart[];
}

/** All points as one bar; the textures are the legend, and each part also stands as a number. */
export function PointsBar({ parts }: PointsBarProps) {
  const shown = parts.filter((part) => part.points > 0);
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {shown.map((part) => (
          <span
            key={part.kind}
            className={classes(styles.part, styles[part.kind])}
            style={{ flexGrow: part.points }}
          />
        ))}
      </div>
      <dl className={styles.legend}>
        {parts.map(
          (part) =>
            part.label !== undefined && (
              <div key={part.kind} className={styles.entry}>
                <dt>
                  <Swatch kind={part.kind} />
                  {part.label}
                </dt>
                <dd className={classes(styles.number, styles[`${part.kind}Number`])}>
                  <span>{pointsText(part.points)}</span>
                </dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

/** The texture alone, for a legend elsewhere. */
export function Swatch({ kind }: { kind: PartKind }) {
  return <span className={classes(styles.swatch, styles[kind])} aria-hidden="true" />;
}
