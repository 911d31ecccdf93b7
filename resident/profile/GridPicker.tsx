import { useId, useState } from 'react';
import type { Area } from '../../contract/areas.ts';
import { AlertIcon, ChevronDownIcon } from '../../ui/icons.tsx';
import { useTexts } from '../texts/language.ts';
import { pathTo } from './area-path.ts';
import styles from './Profile.module.css';

export interface GridPickerProps {
  areas: readonly Area[];
  /** Code of the chosen grid. */
  value: string | null;
  onChange: (grid: string | null) => void;
  error: string | undefined;
}

/** Town, community, grid: one after the other, with the phone's own picker. */
export function GridPicker({ areas, value, onChange, error }: GridPickerProps) {
  const { t } = useTexts();
  const [path, setPath] = useState(() => pathTo(areas, value));
  const choose = (level: 'town' | 'community' | 'grid', code: string | null) => {
    const town = level === 'town' ? code : path.town;
    const community = level === 'community' ? code : level === 'town' ? null : path.community;
    const grid = level === 'grid' ? code : null;
    setPath({ town, community, grid });
    onChange(grid);
  };
  const options = (parent: string | null, level: Area['level']) =>
    areas.filter((area) => area.level === level && (level === 'town' || area.parent === parent));
  const errorId = useId();
  return (
    <fieldset className={styles.grid} aria-describedby={error ? errorId : undefined}>
      <legend className={styles.legend}>{t('profile.grid')}</legend>
      <p className={styles.hint}>{t('profile.gridHint')}</p>
      <Choice
        label={t('profile.town')}
        options={options(null, 'town')}
        value={path.town}
        onChange={(code) => choose('town', code)}
      />
      <Choice
        label={t('profile.community')}
        options={path.town ? options(path.town, 'community') : []}
        value={path.community}
        onChange={(code) => choose('community', code)}
      />
      <Choice
        label={t('profile.grid')}
        options={path.community ? options(path.community, 'grid') : []}
        value={path.grid}
        onChange={(code) => choose('grid', code)}
      />
      {error !== undefined && (
        <p className={styles.error} id={errorId} role="alert">
          <AlertIcon size={16} />
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly Area[];
  value: string | null;
  onChange: (code: string | null) => void;
}

function Choice({ label, options, value, onChange }: ChoiceProps) {
  const { t, say } = useTexts();
  return (
    <label className={styles.choice}>
      <span className={styles.choiceName}>{label}</span>
      <select
        value={value ?? ''}
        disabled={options.length === 0}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{t('profile.choose')}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {say(name)}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={18} />
    </label>
  );
}
