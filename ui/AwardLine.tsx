import type { ReactNode } from 'react';
import styles from './AwardLine.module.css';

export interface AwardLineProps {
  /** A PointsFigure. */
  figure: ReactNode;
  /** What happened; put the row's link here with class "stretched" and the whole row takes the finger. */
  title: ReactNode;
  /** Why so many, in one sentence. */
  why: ReactNode;
  /** Rule, version, code or lapse date, in the order they are read. */
  sources?: readonly ReactNode[] | undefined;
  /** A StateTag. */
  tag?: ReactNode;
}

/** One line of the statement: the figure, what it was for, why, and by which rule. */
export function AwardLine({ figure, title, why, sources = [], tag }: AwardLineProps) {
  return (
    <div className={styles.line}>
      <div className={styles.figure}>{figure}</div>
      <div className={styles.text}>
        <div className={styles.head}>
          <div className={styles.title}>{title}</div>
          {tag !== undefined && <div className={styles.tag}>{tag}</div>}
        </div>
        <div className={styles.why}>{why}</div>
        {sources.length > 0 && (
          <div className={styles.sources}>
            {sources.map((source, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the places are fixed, the texts may repeat
              <span key={place}>{source}</span>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
