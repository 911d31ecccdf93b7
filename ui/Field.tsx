import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { useId } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';
import { AlertIcon } from './icons.tsx';

interface Around {
  label: ReactNode;
  /** Read before filling in. */
  hint?: ReactNode;
  /** What is wrong and how to put it right, beside the field. */
  error?: ReactNode;
  /** A button or unit inside the frame, at the end. */
  trailing?: ReactNode;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean | undefined;
}

export interface FieldProps extends Around, InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement> | undefined;
}

/** A labelled single-line input. */
export function Field({
  label,
  hint,
  error,
  trailing,
  labelHidden,
  className,
  ...input
}: FieldProps) {
  const ids = useFieldIds(input.id, hint, error);
  return (
    <Frame {...{ label, hint, error, trailing, labelHidden, className, ids }}>
      <input
        {...input}
        id={ids.field}
        className={styles.input}
        aria-describedby={ids.describedBy}
        aria-invalid={error !== undefined || undefined}
      />
    </Frame>
  );
}

export interface TextFieldProps extends Around, TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** A labelled field for a sentence or two. */
export function TextField({
  label,
  hint,
  error,
  trailing,
  labelHidden,
  className,
  ...input
}: TextFieldProps) {
  const ids = useFieldIds(input.id, hint, error);
  return (
    <Frame {...{ label, hint, error, trailing, labelHidden, className, ids }}>
      <textarea
        rows={3}
        {...input}
        id={ids.field}
        className={styles.input}
        aria-describedby={ids.describedBy}
        aria-invalid={error !== undefined || undefined}
      />
    </Frame>
  );
}

interface FieldIds {
  field: string;
  hint: string;
  error: string;
  describedBy: string | undefined;
}

function useFieldIds(given: string | undefined, hint: ReactNode, error: ReactNode): FieldIds {
  const made = useId();
  const field = given ?? made;
  const ids = { field, hint: `${field}-hint`, error: `${field}-error` };
  const described = [hint !== undefined && ids.hint, error !== undefined && ids.error];
  return { ...ids, describedBy: described.filter(Boolean).join(' ') || undefined };
}

interface FrameProps extends Around {
  ids: FieldIds;
  className: string | undefined;
  children: ReactNode;
}

function Frame({
  label,
  hint,
  error,
  trailing,
  labelHidden,
  className,
  ids,
  children,
}: FrameProps) {
  return (
    <div className={className}>
      <label className={labelHidden ? 'visually-hidden' : styles.label} htmlFor={ids.field}>
        {label}
      </label>
      {hint !== undefined && (
        <div className={styles.hint} id={ids.hint}>
          {hint}
        </div>
      )}
      <div className={classes(styles.frame, error !== undefined && styles.wrong)}>
        {children}
        {trailing !== undefined && <div className={styles.trailing}>{trailing}</div>}
      </div>
      <div aria-live="polite">
        {error !== undefined && (
          <div className={styles.error} id={ids.error}>
            <AlertIcon size={16} />
            <span>{error}</span>
          </div>
        )}
      </div>
    </div>
  );
}
