import { useEffect, useState } from 'react';
import { AcceptedLines, type Outcome } from './AcceptedLines.tsx';
import { AcceptSeveral } from './AcceptSeveral.tsx';
import { ChosenBar } from './ChosenBar.tsx';
import styles from './Several.module.css';
import { useAcceptSeveral } from './use-accept-several.ts';
import type { Choosings } from './use-chosen.ts';

interface SeveralProps {
  choosing: Choosings;
  /** Whether the form is open in which they are accepted. */
  asked: boolean;
  ask: (asked: boolean) => void;
  /** Puts the keyboard back on the list. */
  onLeave: () => void;
}

/** Below the list: how many are chosen, how they are accepted, and what came of it. */
export function Several({ choosing, asked, ask, onLeave }: SeveralProps) {
  const { cases } = choosing.chosen;
  const [outcome, setOutcome] = useState<Outcome>();
  const accepting = useAcceptSeveral((lines) => {
    setOutcome({ lines, cases });
    ask(false);
    choosing.clear();
  });
  // Whoever takes the last one out begins anew with the next.
  useEffect(() => {
    if (asked && cases.length === 0) ask(false);
  });
  const leave = () => {
    ask(false);
    onLeave();
  };
  return (
    <>
      {outcome !== undefined && cases.length === 0 && (
        <AcceptedLines
          outcome={outcome}
          onRead={() => {
            setOutcome(undefined);
            onLeave();
          }}
        />
      )}
      {cases.length > 0 && asked && (
        <AcceptSeveral cases={cases} accepting={accepting} onCancel={leave} />
      )}
      {cases.length > 0 && !asked && (
        <ChosenBar
          count={cases.length}
          onAccept={() => ask(true)}
          onClear={() => {
            choosing.clear();
            onLeave();
          }}
        />
      )}
      <p role="status" className={choosing.said === '' ? undefined : styles.said}>
        {choosing.said}
      </p>
    </>
  );
}
