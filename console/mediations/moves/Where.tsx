import { Select } from 'antd';
import type { Referral } from '../../../contract/mediations.ts';
import { useWords } from '../../language.ts';
import fieldStyles from '../../moves/fields/fields.module.css';
import { Labelled } from '../../moves/fields/Labelled.tsx';

interface WhereProps {
  /** In the order in which they are offered. */
  ways: readonly Referral[];
  value: Referral;
  error: string | undefined;
  onChange: (value: Referral) => void;
}

/** Where a file goes on. */
export function Where({ ways, value, error, onChange }: WhereProps) {
  const { t } = useWords();
  return (
    <Labelled label={t('mediations.moves.referTo')} error={error}>
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          value={value}
          options={ways.map((one) => ({ value: one, label: t(`mediations.referrals.${one}`) }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
