import { Select } from 'antd';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';

interface WalkedInFieldProps {
  /** '': the paper does not say. */
  grid: string;
  error: string | undefined;
  onChange: (grid: string) => void;
}

/** Where the patrols of the paper were walked: any grid of the county, since people walk beyond their own. */
export function WalkedInField({ grid, error, onChange }: WalkedInFieldProps) {
  const { t, say } = useWords();
  const areas = useAreas();
  const grids = (areas.data ?? []).filter(({ level }) => level === 'grid');
  return (
    <Labelled
      label={t('rosters.form.walkedIn')}
      hint={t('rosters.form.walkedInHint')}
      error={error}
    >
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          value={grid}
          loading={areas.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('rosters.form.walkedAtHome') },
            ...grids.map(({ code, name }) => ({ value: code, label: say(name) })),
          ]}
          onChange={(value: string | null) => onChange(value ?? '')}
        />
      )}
    </Labelled>
  );
}
