import { type ReactNode, useId } from 'react';
import { AlertIcon } from '../../ui/icons.tsx';
import fieldStyles from './fields.module.css';

interface LabelledProps {
  label: string;
  error: string | undefined;
  hint?: ReactNode;
  /** Draws the control under the given id. */
  children: (id: string) => ReactNode;
}

/** Label above and remark below a control of antd, which brings neither. */
export function Labelled({ label, error, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <div className={fieldStyles.labelRow}>
        <label className={fieldStyles.label} htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && <span className={fieldStyles.hint}>{hint}</span>}
      </div>
      {children(id)}
      <FieldError>{error}</FieldError>
    </div>
  );
}

/** What is wrong with the field above, announced when it appears. */
export function FieldError({ children }: { children: string | undefined }) {
  return (
    <div aria-live="polite">
      {children !== undefined && (
        <div className={fieldStyles.error}>
          <AlertIcon size={16} />
          <span>{children}</span>
        </div>
      )}
    </div>
  );
}
