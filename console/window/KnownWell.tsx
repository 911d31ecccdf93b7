import { Select } from 'antd';
import type { Visitor } from '../../contract/window.ts';
import { Field } from '../../ui/Field.tsx';
import { useAreas } from '../areas.ts';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import styles from './Window.module.css';

/** What somebody says of their account besides its name. */
interface Known {
  home: string | null;
  caseCode: string;
}

export const nothingKnown: Known = { home: null, caseCode: '' };

/** What is sent of it: only what was asked. */
export const knownOf = ({ home, caseCode }: Known) => ({
  ...(home === null ? {} : { home }),
  ...(caseCode.trim() === '' ? {} : { caseCode: caseCode.trim().toUpperCase() }),
});

interface KnownWellProps {
  visitor: Visitor;
  value: Known;
  onChange: (known: Known) => void;
  refused: string | undefined;
}

/** A name is a namesake’s too: whoever is here says one thing more that the account holds. */
export function KnownWell({ visitor, value, onChange, refused }: KnownWellProps) {
  const { t, say } = useWords();
  const grids = (useAreas().data ?? []).filter(
    ({ level, parent }) => level === 'grid' && parent === visitor.area,
  );
  return (
    <>
      <p className={styles.aside}>{t('window.knownLead')}</p>
      {visitor.area !== null && (
        <Labelled label={t('window.homeGrid')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              allowClear
              value={value.home}
              options={grids.map(({ code, name }) => ({ value: code, label: say(name) }))}
              onChange={(home) => onChange({ ...value, home: home ?? null })}
            />
          )}
        </Labelled>
      )}
      <Field
        label={t('window.caseCode')}
        placeholder="LX26-48217-30651"
        autoComplete="off"
        maxLength={16}
        value={value.caseCode}
        error={refused}
        onChange={(event) => onChange({ ...value, caseCode: event.target.value })}
      />
    </>
  );
}
