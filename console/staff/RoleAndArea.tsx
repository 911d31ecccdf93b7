import { Select } from 'antd';
import { type StaffRole, staffRoles } from '../../contract/route.ts';
import { useAreas } from '../areas.ts';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { areaChoices } from '../queue/queue-filter.ts';
import { useStaff } from '../session.ts';
import styles from './staff.module.css';

export interface WantedRole {
  role: StaffRole | undefined;
  area: string | undefined;
}

interface RoleAndAreaProps {
  wanted: WantedRole;
  change: (part: Partial<WantedRole>) => void;
  /** Whether the gaps are shown. */
  checked: boolean;
  roleError?: string | undefined;
  areaError?: string | undefined;
  /** Told apart from other pairs on the page. */
  labels?: { role: string; area: string };
}

/** A role and the area below which it holds, within the administrator's own. */
export function RoleAndArea({ wanted, change, checked, labels, ...errors }: RoleAndAreaProps) {
  const { t, say } = useWords();
  const me = useStaff();
  const areas = useAreas();
  const gap = (is: boolean, words: string) => (checked && is ? words : undefined);
  return (
    <div className={styles.pair}>
      <Labelled
        label={labels?.role ?? t('staff.role')}
        error={gap(wanted.role === undefined, t('staff.missingRole')) ?? errors.roleError}
      >
        {(id) => (
          <Select<StaffRole>
            id={id}
            className={fieldStyles.full ?? ''}
            placeholder={t('staff.roleHint')}
            value={wanted.role ?? null}
            options={staffRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            onChange={(role) => change({ role })}
          />
        )}
      </Labelled>
      <Labelled
        label={labels?.area ?? t('staff.area')}
        error={gap(wanted.area === undefined, t('staff.missingArea')) ?? errors.areaError}
      >
        {(id) => (
          <Select<string>
            id={id}
            className={fieldStyles.full ?? ''}
            placeholder={t('staff.areaHint')}
            popupMatchSelectWidth={260}
            loading={areas.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            value={wanted.area ?? null}
            options={areaChoices(areas.data ?? [], me).map(({ area, depth }) => ({
              value: area.code,
              label: say(area.name),
              depth,
            }))}
            optionRender={({ label, data }) => (
              <span style={{ paddingLeft: `${data.depth * 14}px` }}>{label}</span>
            )}
            onChange={(area) => change({ area })}
          />
        )}
      </Labelled>
    </div>
  );
}
