import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Field } from '../../ui/Field.tsx';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

interface WhoNoticedProps {
  /** The child, as they say its name; null: they noticed it themselves. */
  child: string | null;
  error: string | undefined;
  onChange: (child: string | null) => void;
}

const whose = ['self', 'child'] as const;

/** Whose report it is: of whoever agrees, or of a child of theirs, whom nobody but they can name. */
export function WhoNoticed({ child, error, onChange }: WhoNoticedProps) {
  const f = useFieldTexts();
  return (
    <div className={styles.stack}>
      <ChoiceChips
        label={f('noticed.who')}
        labelShown
        wrap
        choices={whose.map((value) => ({ value, label: f(`noticed.${value}`) }))}
        value={child === null ? 'self' : 'child'}
        onChange={(value) => onChange(value === 'self' ? null : (child ?? ''))}
      />
      {child !== null && (
        <Field
          label={f('noticed.name')}
          hint={f('noticed.nameHint')}
          autoComplete="off"
          maxLength={20}
          value={child}
          error={error}
          onChange={({ target: { value } }) => onChange(value)}
        />
      )}
    </div>
  );
}
