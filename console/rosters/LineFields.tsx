import { Select } from 'antd';
import { rosterDeeds } from '../../contract/rosters.ts';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TrashIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { WhoFields } from '../who/WhoFields.tsx';
import { keyOf } from './deed-words.ts';
import { type DraftLine, gapsInLine, isByTheHour, type LineField } from './draft.ts';
import styles from './Rosters.module.css';

interface LineFieldsProps {
  place: number;
  line: DraftLine;
  pressed: boolean;
  /** What the server said of a field of this line. */
  refused: (field: string) => string | undefined;
  onChange: (line: DraftLine) => void;
  onRemove: (() => void) | undefined;
}

const missing = {
  phone: 'rosters.form.phoneMissing',
  home: 'rosters.form.homeMissing',
  day: 'rosters.form.dayMissing',
  minutes: 'rosters.form.minutesMissing',
} as const;

/** One line of the paper. */
export function LineFields({ place, line, pressed, refused, onChange, onRemove }: LineFieldsProps) {
  const { t } = useWords();
  const gaps = pressed ? gapsInLine(line) : [];
  const wrong = (field: LineField) => (gaps.includes(field) ? t(missing[field]) : refused(field));
  const change = (part: Partial<DraftLine>) => onChange({ ...line, ...part });
  const number = place + 1;
  return (
    <fieldset className={styles.line}>
      <legend>{t('rosters.form.line', { number })}</legend>
      <WhoFields
        who={line}
        labels={{
          phone: t('rosters.form.phone'),
          phoneHint: t('rosters.form.phoneHint'),
          name: t('rosters.form.name'),
          home: t('rosters.form.home'),
        }}
        isNameAlways
        wrong={(field) => (field === 'name' ? refused('name') : wrong(field))}
        onChange={change}
      />
      <Labelled label={t('rosters.form.kind')} error={refused('kind')}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={line.kind}
            options={rosterDeeds.map((value) => ({
              value,
              label: t(`rosters.deeds.${keyOf(value)}`),
            }))}
            onChange={(kind) => change({ kind, ...(isByTheHour(kind) ? {} : { minutes: '' }) })}
          />
        )}
      </Labelled>
      <Field
        type="date"
        label={t('rosters.form.day')}
        value={line.day}
        error={wrong('day')}
        onChange={(event) => change({ day: event.target.value })}
      />
      {isByTheHour(line.kind) && (
        <Field
          label={t('rosters.form.minutes')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          value={line.minutes}
          error={wrong('minutes')}
          onChange={(event) => change({ minutes: event.target.value })}
        />
      )}
      {onRemove !== undefined && (
        <span className={styles.remove}>
          <IconButton
            label={t('rosters.form.remove', { number })}
            icon={<TrashIcon size={18} />}
            onClick={onRemove}
          />
        </span>
      )}
    </fieldset>
  );
}
