import { Select } from 'antd';
import {
  handBackReasons,
  pauseReasons,
  transferTargets,
  visitResults,
} from '../../../contract/case-road.ts';
import { Field } from '../../../ui/Field.tsx';
import { LampRating, type Lamps } from '../../../ui/LampRating.tsx';
import { useWords } from '../../language.ts';
import type { Draft, DraftField } from '../draft.ts';
import styles from './fields.module.css';
import { FieldError, Labelled } from './Labelled.tsx';
import type { FieldsProps } from './MoveFields.tsx';
import { OptionCards } from './OptionCards.tsx';

interface ChoiceProps<Code extends string> extends FieldsProps {
  field: DraftField & keyof Draft;
  label: string;
  codes: readonly Code[];
  value: Code | '';
  nameOf: (code: Code) => string;
  choose: (code: Code) => void;
}

/** One of a few reasons or places, each by its name. */
function Choice<Code extends string>(props: ChoiceProps<Code>) {
  const { field, label, codes, value, nameOf, choose, errorOf } = props;
  const error = errorOf(field);
  return (
    <div data-field={field}>
      <Labelled label={label} error={error}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            status={error === undefined ? '' : 'error'}
            value={value === '' ? null : value}
            options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
            onChange={(code) => code && choose(code)}
          />
        )}
      </Labelled>
    </div>
  );
}

export function HandBackFields(props: FieldsProps) {
  const { t } = useWords();
  return (
    <Choice
      {...props}
      field="handBack"
      label={t('moves.handBackReason')}
      codes={handBackReasons}
      value={props.draft.handBack}
      nameOf={(code) => t(`moves.handBackReasons.${code}`)}
      choose={(handBack) => props.change({ handBack })}
    />
  );
}

export function PauseFields(props: FieldsProps) {
  const { t } = useWords();
  const { draft, change, errorOf } = props;
  return (
    <>
      <Choice
        {...props}
        field="pause"
        label={t('moves.pauseReason')}
        codes={pauseReasons}
        value={draft.pause}
        nameOf={(code) => t(`clocks.pause.${code}`)}
        choose={(pause) => change({ pause })}
      />
      <div data-field="until">
        <Field
          type="date"
          label={t('moves.pauseUntil')}
          value={draft.until}
          error={errorOf('until')}
          onChange={(event) => change({ until: event.target.value })}
        />
      </div>
    </>
  );
}

export function TransferFields(props: FieldsProps) {
  const { t } = useWords();
  return (
    <Choice
      {...props}
      field="to"
      label={t('moves.transferTo')}
      codes={transferTargets}
      value={props.draft.to}
      nameOf={(code) => t(`moves.transferTargets.${code}`)}
      choose={(to) => props.change({ to })}
    />
  );
}

/** What the reporter said, and where it is solved, how many lamps. */
export function VisitFields({ draft, change, errorOf }: FieldsProps) {
  const { t } = useWords();
  const words = [
    t('case.ratings.one'),
    t('case.ratings.two'),
    t('case.ratings.three'),
    t('case.ratings.four'),
    t('case.ratings.five'),
  ] as const;
  return (
    <>
      <div data-field="result">
        <OptionCards
          label={t('moves.visitResult')}
          options={visitResults.map((value) => ({
            value,
            title: t(`moves.visitResults.${value}`),
            why: t(`moves.visitWhy.${value}`),
          }))}
          value={draft.result}
          error={errorOf('result')}
          onChange={(value) => change({ result: visitResults.find((one) => one === value) ?? '' })}
        />
      </div>
      {draft.result === 'solved' && (
        <div data-field="rating">
          <LampRating
            label={t('moves.visitRating')}
            words={words}
            value={draft.rating === 0 ? undefined : (draft.rating as Lamps)}
            onChange={(rating) => change({ rating })}
          />
          <FieldError>{errorOf('rating')}</FieldError>
        </div>
      )}
    </>
  );
}
