import { Select } from 'antd';
import { useWords } from '../../language.ts';
import { keptOut } from '../draft.ts';
import styles from './fields.module.css';
import { Labelled } from './Labelled.tsx';
import type { FieldsProps } from './MoveFields.tsx';

/** The unit that a case complains of, which then has no part in it; what the reporter names is said. */
export function AgainstField({ one, draft, change, errorOf }: FieldsProps) {
  const { t, say, language } = useWords();
  const named = one.units.filter(({ id }) => one.named.includes(id));
  const error = errorOf('against');
  // What it is known to complain of stays, and is not offered.
  const more = one.against !== null;
  return (
    <div data-field="against">
      {named.length > 0 && (
        <p className={styles.suggested}>
          {t('moves.againstNamed', {
            units: named.map(({ name }) => say(name)).join(language === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
      <Labelled
        label={t(more ? 'moves.againstMore' : 'moves.against')}
        error={error}
        hint={t('moves.againstHint')}
      >
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            status={error === undefined ? '' : 'error'}
            value={draft.against}
            options={[
              { value: '', label: t(more ? 'moves.againstNoMore' : 'moves.againstNone') },
              ...one.units.map((unit) => ({ value: unit.id, label: say(unit.name) })),
            ]}
            onChange={(against) => change(keptOut(draft, against))}
          />
        )}
      </Labelled>
    </div>
  );
}
