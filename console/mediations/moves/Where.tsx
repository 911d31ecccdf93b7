import { Select } from 'antd';
import { type Referral, referrals } from '../../../contract/mediations.ts';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';

interface WhereProps {
  value: Referral;
  error: string | undefined;
  onChange: (value: Referral) => void;
}

/** Where a file goes on; leaving is up to the parties. */
export function Where({ value, error, onChange }: WhereProps) {
  const { t } = useWords();
  const places = referrals.filter((one) => one !== 'withdrawn');
  return (
    <Labelled label={t('mediations.moves.referTo')} error={error}>
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          value={value}
          options={places.map((one) => ({ value: one, label: t(`mediations.referrals.${one}`) }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
