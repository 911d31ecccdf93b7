import { InputNumber, Select } from 'antd';
import { dayInWords, daysFrom } from '../../dates.ts';
import fieldStyles from '../../fields/fields.module.css';
import { Labelled } from '../../fields/Labelled.tsx';
import { OptionCards } from '../../fields/OptionCards.tsx';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import type { FieldsProps } from './MoveFields.tsx';

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
      <ResolveDays draft={draft} change={change} errorOf={errorOf} />
    </>
  );
}

function OtherUnit({ one, draft, change, errorOf }: FieldsProps) {
  const { t, say } = useWords();
  const others = one.units.filter(({ why }) => why === null);
  const error = errorOf('unit');
  if (others.length === 0) return null;
  return (
    <div data-field="unit">
      <Labelled label={t('moves.otherUnits')} error={error}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
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

function ResolveDays({ draft, change, errorOf }: Omit<FieldsProps, 'one'>) {
  const { t, language } = useWords();
  const now = useNow();
  const error = errorOf('resolveDays');
  const due = dayInWords(daysFrom(now, draft.resolveDays), now, language);
  return (
    <div data-field="resolveDays">
      <Labelled
        label={t('moves.resolveDays')}
        error={error}
        hint={draft.resolveDays >= 1 ? t('moves.daysDue', { at: due }) : undefined}
      >
        {(id) => (
          <InputNumber
            id={id}
            className={fieldStyles.full ?? ''}
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
