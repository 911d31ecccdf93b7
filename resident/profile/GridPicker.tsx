import { useId, useState } from 'react';
import type { Area } from '../../contract/areas.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { Picker } from '../frame/Picker.tsx';
import { useTexts } from '../texts/language.ts';
import { pathTo } from './area-path.ts';
import styles from './Profile.module.css';
import { useProfileTexts } from './use-profile-texts.ts';

export interface GridPickerProps {
  areas: readonly Area[];
  /** Code of the chosen grid. */
  value: string | null;
  onChange: (grid: string | null) => void;
  error: string | undefined;
}

/** Town, community, grid: one after the other, with the phone's own picker. */
export function GridPicker({ areas, value, onChange, error }: GridPickerProps) {
  const p = useProfileTexts();
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
      <legend className={styles.legend}>{p('grid')}</legend>
      <p className={styles.hint}>{p('gridHint')}</p>
      <Level
        label={p('town')}
        options={options(null, 'town')}
        value={path.town}
        onChange={(code) => choose('town', code)}
      />
      <Level
        label={p('community')}
        options={path.town ? options(path.town, 'community') : []}
        value={path.community}
        onChange={(code) => choose('community', code)}
      />
      <Level
        label={p('grid')}
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

interface LevelProps {
  label: string;
  options: readonly Area[];
  value: string | null;
  onChange: (code: string | null) => void;
}

function Level({ options, ...picker }: LevelProps) {
  const { say } = useTexts();
  const p = useProfileTexts();
  const named = options.map(({ code, name }) => ({ value: code, label: say(name) }));
  return <Picker {...picker} empty={p('choose')} options={named} />;
}
