import { useWords } from '../language.ts';
import { Ticked } from '../moves/fields/Ticked.tsx';
import { EmployerName, isUnsaid, type NameSaid } from './EmployerName.tsx';

export interface EmployerSaid extends NameSaid {
  stateEmployee: boolean;
}

export const nothingSaid: EmployerSaid = { employer: '', none: false, stateEmployee: false };

/** What is sent; undefined where neither an employer was given nor that there is none. */
export function bodyOfEmployer(said: EmployerSaid) {
  const { employer, stateEmployee } = said;
  return isUnsaid(said) ? undefined : { employer: employer.trim(), stateEmployee };
}

interface EmployerFieldsProps {
  label: string;
  hint?: string;
  said: EmployerSaid;
  /** That the state pays them stands on record already. */
  paidAlready: boolean;
  error: string | undefined;
  onChange: (said: EmployerSaid) => void;
}

/** For whom somebody works from now on, and who pays them. */
export function EmployerFields(props: EmployerFieldsProps) {
  const { label, hint, said, paidAlready, error, onChange } = props;
  const { t } = useWords();
  return (
    <>
      <EmployerName
        label={label}
        hint={hint}
        noneLabel={t('mediators.noEmployerNow')}
        said={said}
        error={error}
        onChange={(name) => onChange({ ...said, ...name })}
      />
      {!paidAlready && (
        <Ticked
          label={t('mediators.paidByState')}
          ticked={said.stateEmployee}
          onChange={(stateEmployee) => onChange({ ...said, stateEmployee })}
        />
      )}
    </>
  );
}
