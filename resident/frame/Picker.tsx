import { ChevronDownIcon } from '../../ui/icons.tsx';
import styles from './Picker.module.css';

export interface PickerProps {
  label: string;
  /** What stands there while nothing is chosen. */
  empty: string;
  options: readonly { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of a list, with the phone's own picker. */
export function Picker({ label, empty, options, value, onChange }: PickerProps) {
  return (
    <label className={styles.picker}>
      <span className={styles.name}>{label}</span>
      <select
        value={value ?? ''}
        disabled={options.length === 0}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={18} />
    </label>
  );
}
