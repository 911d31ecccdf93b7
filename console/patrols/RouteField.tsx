import { Select } from 'antd';
import { mostOfRoute } from '../../contract/patrol-points.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { routableIn } from './route.ts';
import { usePoints } from './use-patrols.ts';

interface RouteFieldProps {
  area: string | undefined;
  /** Ids of points in the order of the walk. */
  route: string[];
  onRoute: (route: string[]) => void;
}

/** Points of the area in the order in which they are chosen; nothing where none hangs there. */
export function RouteField({ area, route, onRoute }: RouteFieldProps) {
  const { t } = useWords();
  const points = usePoints();
  const routable = routableIn(points.data?.points ?? [], area);
  if (routable.length === 0) return null;
  return (
    <Labelled label={t('patrols.form.route')} hint={t('patrols.form.routeHint')} error={undefined}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          maxCount={mostOfRoute}
          className={fieldStyles.full ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          value={route}
          options={routable.map((point) => ({ value: point.id, label: point.name }))}
          onChange={(ids: string[]) => onRoute(ids)}
        />
      )}
    </Labelled>
  );
}
