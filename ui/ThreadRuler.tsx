import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { PauseIcon } from './icons.tsx';
import styles from './ThreadRuler.module.css';

export interface RulerSpan {
  kind: 'counted' | 'paused';
  /** Any unit, the same for all spans; only the proportions are drawn. */
  length: number;
}

export interface ThreadRulerProps {
  spans: readonly RulerSpan[];
  /** What counts towards the deadline, in words. */
  counted: ReactNode;
  /** What does not count, in words; left out where the clock never stood. */
  paused?: ReactNode;
}

/** Counted time as a straight bar, paused time as a slack line: the sum is how long it took. */
export function ThreadRuler({ spans, counted, paused }: ThreadRulerProps) {
  return (
    <div>
      <div className={styles.ruler} aria-hidden="true">
        {spans.map((span, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their order
            key={place}
            className={classes(styles.span, styles[span.kind])}
            style={{ flexGrow: span.length }}
          />
        ))}
      </div>
      <div className={styles.words}>
        <strong>{counted}</strong>
        {paused !== undefined && (
          <strong className={styles.slackWords}>
            <PauseIcon size={14} />
            {paused}
          </strong>
        )}
      </div>
    </div>
  );
}
