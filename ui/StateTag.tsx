import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import {
  AlertIcon,
  CalendarIcon,
  CheckIcon,
  HourglassIcon,
  PauseIcon,
  UndoIcon,
} from './icons.tsx';
import styles from './StateTag.module.css';

/** quiet is a plain remark on pine tint (待您确认, 已兑换); waiting is something kept on the device. */
export type TagState =
  | 'provisional'
  | 'settled'
  | 'held'
  | 'reversed'
  | 'overdue'
  | 'scheduled'
  | 'queued'
  | 'waiting'
  | 'quiet';

export interface StateTagProps {
  state: TagState;
  /** The word. A state is never colour alone. */
  children: ReactNode;
  /** Another drawing than the state's own. */
  icon?: ReactNode;
}

const drawings = {
  provisional: <HourglassIcon size={15} />,
  settled: <CheckIcon size={15} />,
  held: <PauseIcon size={14} />,
  reversed: <UndoIcon size={15} />,
  overdue: <AlertIcon size={15} />,
  scheduled: <CalendarIcon size={15} />,
  queued: <HourglassIcon size={15} />,
  waiting: <HourglassIcon size={15} />,
  quiet: undefined,
} satisfies Record<TagState, ReactNode>;

/** Shape, drawing and word for the state something is in; the colour only agrees with them. */
export function StateTag({ state, children, icon }: StateTagProps) {
  return (
    <span className={classes(styles.tag, styles[state])}>
      {icon ?? drawings[state]}
      <span>{children}</span>
    </span>
  );
}
