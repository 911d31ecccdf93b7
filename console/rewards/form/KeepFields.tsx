import { InputNumber } from 'antd';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import type { Editing } from './editing.ts';
import { Part } from './Part.tsx';

/** How long a piece is kept for whoever reserved it, and whether it is on the list. */
export function KeepFields({ draft, set, wrong }: Editing) {
  const { t } = useWords();
  return (
    <Part title={t('rewards.form.keep')}>
      <Labelled
        label={t('rewards.form.holdHours')}
        hint={t('rewards.form.holdHint')}
        error={wrong('holdHours')}
      >
        {(id) => (
          <InputNumber
            id={id}
            className={fieldStyles.full ?? ''}
            min={1}
            max={2_160}
            precision={0}
            value={draft.holdHours}
            onChange={(holdHours) => set({ holdHours })}
          />
        )}
      </Labelled>
      <label className={cardStyles.choice}>
        <input
          type="checkbox"
          checked={draft.listed}
          onChange={(event) => set({ listed: event.target.checked })}
        />
        {t('rewards.form.listed')}
      </label>
    </Part>
  );
}
