import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAreas } from '../../areas.ts';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { useWords } from '../../language.ts';
import { areaChoices } from '../../queue/queue-filter.ts';
import { useStaff } from '../../session.ts';

interface AreaFieldProps {
  label: string;
  hint?: ReactNode;
  error: string | undefined;
  /** What stands for no area; without it one must be chosen. */
  none?: string;
  area: string;
  onChange: (area: string) => void;
}

/** One of the areas of whoever sits here, each below its parent. */
export function AreaField({ label, hint, error, none, area, onChange }: AreaFieldProps) {
  const { say } = useWords();
  const me = useStaff();
  const areas = useAreas();
  const choices = areaChoices(areas.data ?? [], me);
  const noneOption = none === undefined ? [] : [{ value: '', label: none, depth: 0 }];
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(id) => (
        <Select
          id={id}
          className={fieldStyles.full ?? ''}
          value={area === '' && none === undefined ? null : area}
          loading={areas.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...noneOption,
            ...choices.map((choice) => ({
              value: choice.area.code,
              label: say(choice.area.name),
              depth: choice.depth,
            })),
          ]}
          optionRender={({ label: name, data }) => (
            <span style={{ paddingLeft: `${data.depth * 14}px` }}>{name}</span>
          )}
          onChange={(value: string | null) => onChange(value ?? '')}
        />
      )}
    </Labelled>
  );
}
