import { Field } from '../../ui/Field.tsx';
import { Ticked } from '../agreements/Ticked.tsx';
import { useWords } from '../language.ts';

export interface EmployerSaid {
  employer: string;
  /** They said that they work for nobody now. */
  none: boolean;
  stateEmployee: boolean;
}

export const nothingSaid: EmployerSaid = { employer: '', none: false, stateEmployee: false };

/** What is sent; undefined where neither an employer was given nor that there is none. */
export function bodyOfEmployer({ employer, none, stateEmployee }: EmployerSaid) {
  const given = employer.trim();
  return given === '' && !none ? undefined : { employer: given, stateEmployee };
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
      <Field
        label={label}
        hint={hint}
        autoComplete="off"
        maxLength={80}
        value={said.employer}
        error={error}
        onChange={(event) => onChange({ ...said, employer: event.target.value, none: false })}
      />
      <Ticked
        label={t('mediators.noEmployerNow')}
        ticked={said.none}
        onChange={(none) => onChange({ ...said, none, employer: none ? '' : said.employer })}
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
