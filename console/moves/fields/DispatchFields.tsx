import { InputNumber, Select } from 'antd';
import { dateInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import styles from './fields.module.css';
import { Labelled } from './Labelled.tsx';
import type { FieldsProps } from './MoveFields.tsx';
import { OptionCards } from './OptionCards.tsx';

/** To whom, and by when: the suggested units with their reasons first, all others in a list. */
export function DispatchFields(props: FieldsProps) {
  const { t, say } = useWords();
  const { one, draft, change, errorOf } = props;
  const suggested = one.units.filter(({ why }) => why !== null);
  const cards = suggested.map(({ id, name, why }) => ({
    value: id,
    title: say(name),
    why: why ? say(why) : undefined,
  }));
  return (
    <>
      {cards.length > 0 && (
        <OptionCards
          label={t('moves.suggested')}
          options={cards}
          value={draft.unit}
          error={undefined}
          onChange={(unit) => change({ unit })}
        />
      )}
      <OtherUnit {...props} />
      <ResolveDays one={one} draft={draft} change={change} errorOf={errorOf} />
    </>
  );
}

/** Any other unit; all of them where none is suggested for what is asked. */
export function OtherUnit({
  one,
  draft,
  change,
  errorOf,
  all = false,
}: FieldsProps & { all?: boolean }) {
  const { t, say } = useWords();
  const others = one.units.filter(({ why }) => all || why === null);
  const error = errorOf('unit');
  if (others.length === 0) return null;
  return (
    <div data-field="unit">
      <Labelled label={t('moves.otherUnits')} error={error}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            status={error === undefined ? '' : 'error'}
            placeholder={t('moves.otherUnitsHint')}
            value={others.some((unit) => unit.id === draft.unit) ? draft.unit : null}
            options={others.map((unit) => ({ value: unit.id, label: say(unit.name) }))}
            onChange={(unit) => change({ unit: unit ?? '' })}
          />
        )}
      </Labelled>
    </div>
  );
}

function ResolveDays({ one, draft, change, errorOf }: FieldsProps) {
  const { t, language } = useWords();
  const error = errorOf('resolveDays');
  const dueOn = one.dueOn[draft.resolveDays - 1];
  const due = dueOn && dateInWords(dueOn, language);
  return (
    <div data-field="resolveDays">
      <Labelled
        label={t('moves.resolveDays')}
        error={error}
        hint={due && t('moves.daysDue', { at: due })}
      >
        {(id) => (
          <InputNumber
            id={id}
            className={styles.full ?? ''}
            min={1}
            max={60}
            precision={0}
            status={error === undefined ? '' : 'error'}
            suffix={t('moves.days')}
            value={draft.resolveDays}
            onChange={(days) => change({ resolveDays: Number(days ?? 0) })}
          />
        )}
      </Labelled>
    </div>
  );
}
