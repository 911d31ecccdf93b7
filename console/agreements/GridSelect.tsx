import { Select } from 'antd';
import type { Area } from '../../contract/areas.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';

interface GridSelectProps {
  grids: readonly Area[];
  /** All of them, for the names of communities. */
  areas: readonly Area[];
  value: string | null;
  onChange: (grid: string | null) => void;
  error: string | undefined;
}

/** The grid of somebody’s home, found by its name or that of its community. */
export function GridSelect({ grids, areas, value, onChange, error }: GridSelectProps) {
  const { t } = useWords();
  const nameOf = useGridName(areas);
  return (
    <Labelled label={t('newcomers.home')} error={error}>
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={grids.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          onChange={(grid) => onChange(grid ?? null)}
        />
      )}
    </Labelled>
  );
}

/** A grid by its own name and that of its community. */
export function useGridName(areas: readonly Area[]): (grid: string) => string {
  const { t, say } = useWords();
  return (code) => {
    const grid = areas.find((one) => one.code === code);
    const community = areas.find((one) => one.code === grid?.parent);
    if (grid === undefined || community === undefined) return code;
    return t('newcomers.grid', { community: say(community.name), grid: say(grid.name) });
  };
}
