import { Select } from 'antd';
import { refusalReasons } from '../../../contract/case-road.ts';
import { useWords } from '../../language.ts';
import styles from './fields.module.css';
import { Labelled } from './Labelled.tsx';
import type { FieldsProps } from './MoveFields.tsx';

/** Why a case is refused, out of the reasons that the rules admit. */
export function ReasonField({ draft, change, errorOf }: FieldsProps) {
  const { t } = useWords();
  const error = errorOf('reason');
  return (
    <div data-field="reason">
      <Labelled label={t('moves.reason')} error={error}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            status={error === undefined ? '' : 'error'}
            placeholder={t('moves.reasonHint')}
            value={draft.reason === '' ? null : draft.reason}
            options={refusalReasons.map((value) => ({ value, label: t(`moves.reasons.${value}`) }))}
            onChange={(reason) => change({ reason: reason ?? '' })}
          />
        )}
      </Labelled>
    </div>
  );
}
