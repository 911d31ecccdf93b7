import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './states.module.css';

interface UnfoldProps {
  label: string;
  /** Whether it is what most want here, so that it stands open already. */
  likely?: boolean;
  /** What unfolds; called with what folds it again. */
  children: (fold: () => void) => ReactNode;
}

/** A form that is seldom wanted: a button, and in its place the form once that was pressed. */
export function Unfold({ label, likely = false, children }: UnfoldProps) {
  const [open, setOpen] = useState(likely);
  const [pressed, setPressed] = useState(false);
  const unfolded = useRef<HTMLDivElement>(null);
  const folded = useRef<HTMLDivElement>(null);
  // What was pressed is gone: whoever goes by keys goes on in the form, and from there at the button.
  useEffect(() => {
    if (!pressed) return;
    if (open) unfolded.current?.focus();
    else folded.current?.querySelector('button')?.focus();
  }, [open, pressed]);
  if (open)
    return (
      <div ref={unfolded} className={styles.unfolded} tabIndex={-1}>
        {children(() => setOpen(false))}
      </div>
    );
  const unfold = () => {
    setPressed(true);
    setOpen(true);
  };
  return (
    <div ref={folded} className={styles.folded}>
      <Button size="s" kind="outline" onClick={unfold}>
        {label}
      </Button>
    </div>
  );
}
