import { Field } from '../../ui/Field.tsx';
import { Ticked } from '../moves/fields/Ticked.tsx';

export interface NameSaid {
  employer: string;
  /** They work for nobody: an empty field alone may be one that somebody forgot. */
  none: boolean;
}

/** Whether neither an employer was given nor that there is none. */
export const isUnsaid = ({ employer, none }: NameSaid) => employer.trim() === '' && !none;

interface EmployerNameProps {
  label: string;
  hint?: string | undefined;
  /** How it is said that there is none. */
  noneLabel: string;
  said: NameSaid;
  error: string | undefined;
  onChange: (said: NameSaid) => void;
}

/** The name of an employer, or that there is none. */
export function EmployerName({ label, hint, noneLabel, said, error, onChange }: EmployerNameProps) {
  return (
    <>
      <Field
        label={label}
        hint={hint}
        autoComplete="off"
        maxLength={80}
        value={said.employer}
        error={error}
        onChange={(event) => onChange({ employer: event.target.value, none: false })}
      />
      <Ticked
        label={noneLabel}
        ticked={said.none}
        onChange={(none) => onChange({ none, employer: none ? '' : said.employer })}
      />
    </>
  );
}
