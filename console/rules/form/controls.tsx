import { Input, InputNumber, Select } from 'antd';
import { CloseIcon, PlusIcon } from '../../../ui/icons.tsx';
import { useWords } from '../../language.ts';
import styles from './form.module.css';

interface NumberFieldProps {
  label: string;
  value: number;
  change: (value: number) => void;
  disabled: boolean;
  min?: number;
  max?: number;
}

/** A whole number; while the field is empty the last number holds. */
export function NumberField({
  label,
  value,
  change,
  disabled,
  min = 0,
  max = 100_000,
}: NumberFieldProps) {
  return (
    <InputNumber
      className={styles.number ?? ''}
      aria-label={label}
      value={value}
      min={min}
      max={max}
      precision={0}
      disabled={disabled}
      onChange={(next) => next !== null && change(next)}
    />
  );
}

interface OptionalNumberProps extends Omit<NumberFieldProps, 'value' | 'change'> {
  value: number | null;
  change: (value: number | null) => void;
  /** What an empty field means; without it, no limit. */
  empty?: string;
}

/** A whole number or nothing at all. */
export function OptionalNumber({
  label,
  value,
  change,
  disabled,
  min = 1,
  max = 100_000,
  empty,
}: OptionalNumberProps) {
  const { t } = useWords();
  return (
    <InputNumber
      className={styles.number ?? ''}
      aria-label={label}
      value={value}
      min={min}
      max={max}
      precision={0}
      placeholder={empty ?? t('rules.fields.noLimit')}
      disabled={disabled}
      onChange={(next) => change(next)}
    />
  );
}

interface TextProps {
  label: string;
  value: string;
  change: (value: string) => void;
  disabled: boolean;
  narrow?: boolean;
}

export function Text({ label, value, change, disabled, narrow = false }: TextProps) {
  return (
    <Input
      className={(narrow ? styles.narrow : styles.text) ?? ''}
      aria-label={label}
      value={value}
      maxLength={narrow ? 5 : 80}
      disabled={disabled}
      onChange={(event) => change(event.target.value)}
    />
  );
}

interface DateFieldProps {
  label: string;
  value: string | null;
  change: (value: string | null) => void;
  disabled: boolean;
}

export function DateField({ label, value, change, disabled }: DateFieldProps) {
  return (
    <Input
      type="date"
      className={styles.date ?? ''}
      aria-label={label}
      value={value ?? ''}
      disabled={disabled}
      onChange={(event) => change(event.target.value === '' ? null : event.target.value)}
    />
  );
}

interface ChooseProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  change: (value: V) => void;
  disabled: boolean;
}

export function Choose<V extends string>({
  label,
  value,
  options,
  change,
  disabled,
}: ChooseProps<V>) {
  return (
    <Select<V>
      className={styles.choose ?? ''}
      aria-label={label}
      popupMatchSelectWidth={false}
      value={value}
      options={[...options]}
      disabled={disabled}
      onChange={change}
    />
  );
}

interface ChooseSeveralProps<V extends string> {
  label: string;
  value: readonly V[];
  options: readonly { value: V; label: string }[];
  placeholder: string;
  change: (value: V[]) => void;
  disabled: boolean;
}

export function ChooseSeveral<V extends string>(props: ChooseSeveralProps<V>) {
  const { label, value, options, placeholder, change, disabled } = props;
  return (
    <Select<V[]>
      mode="multiple"
      className={styles.several ?? ''}
      aria-label={label}
      placeholder={placeholder}
      value={[...value]}
      options={[...options]}
      optionFilterProp="label"
      disabled={disabled}
      onChange={change}
    />
  );
}

export function RemoveButton({ label, press }: { label: string; press: () => void }) {
  return (
    <button type="button" className={styles.remove} aria-label={label} onClick={press}>
      <CloseIcon size={15} />
    </button>
  );
}

export function AddButton({ children, press }: { children: string; press: () => void }) {
  return (
    <button type="button" className={styles.add} onClick={press}>
      <PlusIcon size={15} />
      {children}
    </button>
  );
}
