import { useId } from 'react';
import { classes } from '../../ui/classes.ts';
import fieldStyles from './fields.module.css';
import { FieldError } from './Labelled.tsx';

export interface OptionCard {
  value: string;
  title: string;
  why?: string | undefined;
}

interface OptionCardsProps {
  label: string;
  labelHidden?: boolean | undefined;
  options: readonly OptionCard[];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A choice whose reasons matter: a radio group of cards. */
export function OptionCards(props: OptionCardsProps) {
  const { label, labelHidden, options, value, error, onChange } = props;
  const name = useId();
  return (
    <fieldset className={fieldStyles.group}>
      <legend className={labelHidden ? 'visually-hidden' : undefined}>{label}</legend>
      <div className={fieldStyles.cards}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(fieldStyles.card, option.value === value && fieldStyles.chosen)}
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <span className={fieldStyles.cardTitle}>{option.title}</span>
              {option.why !== undefined && (
                <span className={fieldStyles.cardWhy}>{option.why}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
