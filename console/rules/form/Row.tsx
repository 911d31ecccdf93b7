import { type ReactNode, useId } from 'react';
import { AlertIcon, InfoIcon } from '../../../ui/icons.tsx';
import { useWords } from '../../language.ts';
import { findingsAt, worstOf } from '../findings-at.ts';
import type { Finding } from '../types.ts';
import styles from './form.module.css';

interface RowProps {
  label: string;
  /** Findings about these places of the document stand under the row. */
  findings: readonly Finding[];
  at: readonly string[];
  children: (label: string) => ReactNode;
}

/** One line of the form: what it is about, its controls, and what stands against it. */
export function Row({ label, findings, at, children }: RowProps) {
  const id = useId();
  const finding = worstOf(at.flatMap((pointer) => findingsAt(findings, pointer)));
  return (
    <fieldset className={styles.row} aria-describedby={finding ? id : undefined}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.controls}>
        {children(label)}
        <RowFinding finding={finding} id={id} />
      </div>
    </fieldset>
  );
}

/** What stands against the fields above, announced when it appears. */
export function RowFinding({
  finding,
  id,
}: {
  finding: Finding | undefined;
  id?: string | undefined;
}) {
  const { say } = useWords();
  return (
    <div aria-live="polite" className={styles.wide}>
      {finding && (
        <p className={styles.finding} data-severity={finding.severity} id={id}>
          {finding.severity === 'refused' ? <AlertIcon size={15} /> : <InfoIcon size={15} />}
          <span>{say(finding.reason)}</span>
        </p>
      )}
    </div>
  );
}
