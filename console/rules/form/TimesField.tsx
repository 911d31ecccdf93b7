import { InputNumber } from 'antd';
import { useWords } from '../../language.ts';
import styles from './form.module.css';

interface TimesFieldProps {
  label: string;
  /** 150 is shown as 1.5. */
  percent: number;
  change: (percent: number) => void;
  disabled: boolean;
}

/** A factor as people say it: 1.5 times. */
export function TimesField({ label, percent, change, disabled }: TimesFieldProps) {
  const { t } = useWords();
  return (
    <>
      <InputNumber
        className={styles.number ?? ''}
        aria-label={label}
        value={percent / 100}
        min={1}
        max={5}
        step={0.5}
        precision={2}
        formatter={(value) => String(Number(value))}
        disabled={disabled}
        onChange={(next) => next !== null && change(Math.round(next * 100))}
      />
      <span className={styles.unit}>{t('rules.fields.times')}</span>
    </>
  );
}
