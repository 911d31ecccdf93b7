import { useWords } from '../../language.ts';
import { baseKinds, unitKinds } from '../codes.ts';
import type { Rule } from '../types.ts';
import { AddButton, Choose, NumberField, OptionalNumber, RemoveButton } from './controls.tsx';
import type { RuleFieldProps } from './field-props.ts';
import styles from './form.module.css';
import { Row } from './Row.tsx';

type Base = Rule['base'];
type BaseKind = Base['kind'];

/** Another kind of base with the points that stood in the one before. */
export function baseOfKind(kind: BaseKind, before: Base): Base {
  const points = pointsIn(before);
  switch (kind) {
    case 'fixed':
      return { kind, points };
    case 'per_unit':
      return { kind, points, unit: 'hour' };
    case 'graded':
      return { kind, points: [points, points + 1] };
    case 'recovered':
      return { kind, atMost: points };
  }
}

function pointsIn(base: Base): number {
  if (base.kind === 'recovered') return base.atMost;
  return base.kind === 'graded' ? (base.points[0] ?? 1) : base.points;
}

/** How many points, and how they are counted. */
export function BaseField({ rule, set, disabled, ...about }: RuleFieldProps) {
  const { t } = useWords();
  const { base } = rule;
  return (
    <Row label={t('rules.fields.base')} {...about}>
      {() => (
        <>
          <Choose
            label={t('rules.fields.baseKind')}
            value={base.kind}
            options={baseKinds.map((value) => ({ value, label: t(`rules.baseKinds.${value}`) }))}
            change={(kind) => set({ base: baseOfKind(kind, base) })}
            disabled={disabled}
          />
          <Amount base={base} change={(next) => set({ base: next })} disabled={disabled} />
        </>
      )}
    </Row>
  );
}

interface AmountProps {
  base: Base;
  change: (base: Base) => void;
  disabled: boolean;
}

function Amount({ base, change, disabled }: AmountProps) {
  const { t } = useWords();
  if (base.kind === 'graded') return <Grades {...{ base, change, disabled }} />;
  if (base.kind === 'per_unit') return <PerUnit {...{ base, change, disabled }} />;
  const isFixed = base.kind === 'fixed';
  return (
    <>
      {!isFixed && <span className={styles.unit}>{t('rules.fields.atMost')}</span>}
      <NumberField
        label={t('rules.fields.points')}
        value={isFixed ? base.points : base.atMost}
        change={(points) =>
          change(isFixed ? { kind: 'fixed', points } : { kind: 'recovered', atMost: points })
        }
        disabled={disabled}
      />
      <span className={styles.unit}>{t('rules.fields.points')}</span>
    </>
  );
}

function PerUnit({
  base,
  change,
  disabled,
}: AmountProps & { base: Extract<Base, { kind: 'per_unit' }> }) {
  const { t } = useWords();
  const { atMostUnits, ...rest } = base;
  return (
    <>
      <span className={styles.unit}>{t('rules.fields.unit')}</span>
      <Choose
        label={t('rules.fields.unit')}
        value={base.unit}
        options={unitKinds.map((value) => ({ value, label: t(`rules.unitKinds.${value}`) }))}
        change={(unit) => change({ ...base, unit })}
        disabled={disabled}
      />
      <span className={styles.pair}>
        <NumberField
          label={t('rules.fields.points')}
          value={base.points}
          change={(points) => change({ ...base, points })}
          disabled={disabled}
        />
        <span className={styles.unit}>{t('rules.fields.points')}</span>
      </span>
      <span className={styles.pair}>
        <span className={styles.unit}>{t('rules.fields.atMostUnits')}</span>
        <OptionalNumber
          label={t('rules.fields.atMostUnits')}
          value={atMostUnits ?? null}
          change={(most) => change(most === null ? rest : { ...rest, atMostUnits: most })}
          disabled={disabled}
        />
        <span className={styles.unit}>{t('rules.fields.units')}</span>
      </span>
    </>
  );
}

const mostGrades = 5;
const fewestGrades = 2;

function Grades({
  base,
  change,
  disabled,
}: AmountProps & { base: Extract<Base, { kind: 'graded' }> }) {
  const { t } = useWords();
  const { points } = base;
  const put = (next: number[]) => change({ kind: 'graded', points: next });
  return (
    <>
      <span className={styles.unit}>{t('rules.fields.grades')}</span>
      {points.map((worth, grade) => (
        <NumberField
          // biome-ignore lint/suspicious/noArrayIndexKey: a grade is its place
          key={grade}
          label={`${t('rules.fields.points')} ${grade + 1}`}
          value={worth}
          change={(next) => put(points.with(grade, next))}
          disabled={disabled}
        />
      ))}
      {!disabled && points.length > fewestGrades && (
        <RemoveButton
          label={t('rules.fields.removeGrade')}
          press={() => put(points.slice(0, -1))}
        />
      )}
      {!disabled && points.length < mostGrades && (
        <AddButton press={() => put([...points, (points.at(-1) ?? 0) + 1])}>
          {t('rules.fields.addGrade')}
        </AddButton>
      )}
    </>
  );
}
