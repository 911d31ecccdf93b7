import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { CheckIcon, PauseIcon, PersonIcon } from './icons.tsx';
import styles from './Thread.module.css';

/** resumed: the clock runs again after a pause. yours: the resident's turn. */
export type StepState = 'done' | 'now' | 'ahead' | 'paused' | 'resumed' | 'yours';

export interface ThreadStep {
  key: string;
  state: StepState;
  title: ReactNode;
  time?: ReactNode;
  /** One quiet line under the title. */
  note?: ReactNode;
  /** The state in a word, read aloud before the title, where the drawing alone tells it. */
  spoken?: string | undefined;
  /** Photos, answers: whatever belongs to the step. */
  children?: ReactNode;
}

const dots = {
  done: <CheckIcon size={14} />,
  now: null,
  ahead: null,
  paused: <PauseIcon size={14} />,
  resumed: null,
  yours: <PersonIcon size={14} />,
} satisfies Record<StepState, ReactNode>;

/** How the thread runs between two steps: it hangs slack into and out of a pause. */
function linkBetween(step: ThreadStep, next: ThreadStep | undefined) {
  if (!next) return undefined;
  if (step.state === 'paused' || next.state === 'paused') return styles.slack;
  return next.state === 'ahead' ? styles.dotted : styles.solid;
}

/** One case, one thread: what was done, where it stands, what comes. */
export function Thread({ steps, label }: { steps: readonly ThreadStep[]; label?: string }) {
  return (
    <ol className={styles.thread} aria-label={label}>
      {steps.map((step, place) => (
        <Step key={step.key} step={step} link={linkBetween(step, steps[place + 1])} />
      ))}
    </ol>
  );
}

function Step({ step, link }: { step: ThreadStep; link: string | undefined }) {
  const current = step.state === 'now' || step.state === 'yours';
  return (
    <li
      className={classes(styles.step, styles[step.state])}
      aria-current={current ? 'step' : undefined}
    >
      {link !== undefined && <span className={classes(styles.link, link)} aria-hidden="true" />}
      <span className={styles.dot} aria-hidden="true">
        {dots[step.state]}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <span className={styles.title}>
            {step.spoken !== undefined && <span className="visually-hidden">{step.spoken} </span>}
            {step.title}
          </span>
          {step.time !== undefined && <span className={styles.time}>{step.time}</span>}
        </div>
        {step.note !== undefined && <div className={styles.note}>{step.note}</div>}
        {step.children !== undefined && <div className={styles.more}>{step.children}</div>}
      </div>
    </li>
  );
}
