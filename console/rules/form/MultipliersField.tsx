import { useWords } from '../../language.ts';
import { outcomes } from '../codes.ts';
import { AddButton, Choose, RemoveButton } from './controls.tsx';
import type { RuleFieldProps } from './field-props.ts';
import styles from './form.module.css';
import { Row } from './Row.tsx';
import { TimesField } from './TimesField.tsx';

/** Facts that multiply the points, each at most once. */
export function MultipliersField({ rule, set, disabled, ...about }: RuleFieldProps) {
  const { t } = useWords();
  const { multipliers } = rule;
  const free = outcomes.filter((one) => !multipliers.some(({ when }) => when === one));
  const [next] = free;
  return (
    <Row label={t('rules.fields.multipliers')} {...about}>
      {() => (
        <>
          {multipliers.map((one, place) => {
            const named = t(`rules.outcomes.${one.when}`);
            const put = (given: Partial<typeof one>) =>
              set({ multipliers: multipliers.with(place, { ...one, ...given }) });
            return (
              <span key={one.when} className={styles.chip}>
                <Choose
                  label={named}
                  value={one.when}
                  options={[one.when, ...free].map((value) => ({
                    value,
                    label: t(`rules.outcomes.${value}`),
                  }))}
                  change={(when) => put({ when })}
                  disabled={disabled}
                />
                <TimesField
                  label={`${named} ${t('rules.fields.times')}`}
                  percent={one.percent}
                  change={(percent) => put({ percent })}
                  disabled={disabled}
                />
                {!disabled && (
                  <RemoveButton
                    label={`${t('rules.fields.remove')} ${named}`}
                    press={() => set({ multipliers: multipliers.toSpliced(place, 1) })}
                  />
                )}
              </span>
            );
          })}
          {!disabled && next !== undefined && (
            <AddButton
              press={() => set({ multipliers: [...multipliers, { when: next, percent: 150 }] })}
            >
              {t('rules.fields.addMultiplier')}
            </AddButton>
          )}
        </>
      )}
    </Row>
  );
}
