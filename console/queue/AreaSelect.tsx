import { Select } from 'antd';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { useStaff } from '../session.ts';
import { areaChoices } from './queue-filter.ts';

interface AreaSelectProps {
  className: string;
  /** '' for all areas. */
  area: string;
  onChange: (area: string) => void;
}

/** One of the areas that the person may narrow to, each below its parent. */
export function AreaSelect({ className, area, onChange }: AreaSelectProps) {
  const { t, say } = useWords();
  const me = useStaff();
  const areas = useAreas();
  const choices = areaChoices(areas.data ?? [], me);
  return (
    <Select
      className={className}
      aria-label={t('queue.area')}
      value={area}
      popupMatchSelectWidth={220}
      loading={areas.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: t('queue.areaAll'), depth: 0 },
        ...choices.map((choice) => ({
          value: choice.area.code,
          label: say(choice.area.name),
          depth: choice.depth,
        })),
      ]}
      optionRender={({ label, data }) => (
        <span style={{ paddingLeft: `${data.depth * 14}px` }}>{label}</span>
      )}
      onChange={onChange}
    />
  );
}
