import { whenUsedUp } from '../../../contract/rules.ts';
import { useWords } from '../../language.ts';
import type { Pool } from '../types.ts';
import { AddButton, Choose, RemoveButton } from './controls.tsx';
import type { RuleFieldProps } from './field-props.ts';
import styles from './form.module.css';
import { Row } from './Row.tsx';

const most = 5;

/** The pools that pay, in order: the next when one is used up; and what happens after the last. */
export function PoolsField({
  pools: known,
  rule,
  set,
  disabled,
  ...about
}: RuleFieldProps & { pools: readonly Pool[] }) {
  const { t, say } = useWords();
  const { pools } = rule;
  const free = known.filter(({ code }) => !pools.includes(code));
  const nameOf = (code: string) => {
    const pool = known.find((one) => one.code === code);
    return pool ? say(pool.name) : code;
  };
  const [next] = free;
  return (
    <Row label={t('rules.fields.pools')} {...about}>
      {(label) => (
        <>
          {pools.map((code, place) => (
            <span key={code} className={styles.chip}>
              <span className={`${styles.unit} figures`}>{place + 1}</span>
              <Choose
                label={`${label} ${place + 1}`}
                value={code}
                options={[code, ...free.map((one) => one.code)].map((value) => ({
                  value,
                  label: nameOf(value),
                }))}
                change={(chosen) => set({ pools: pools.with(place, chosen) })}
                disabled={disabled}
              />
              {!disabled && pools.length > 1 && (
                <RemoveButton
                  label={`${t('rules.fields.remove')} ${nameOf(code)}`}
                  press={() => set({ pools: pools.toSpliced(place, 1) })}
                />
              )}
            </span>
          ))}
          {!disabled && next !== undefined && pools.length < most && (
            <AddButton press={() => set({ pools: [...pools, next.code] })}>
              {t('rules.fields.addPool')}
            </AddButton>
          )}
          {pools.length > 1 && <span className={styles.unit}>{t('rules.fields.poolsHint')}</span>}
          <span className={styles.unit}>{t('rules.fields.whenUsedUp')}</span>
          <Choose
            label={t('rules.fields.whenUsedUp')}
            value={rule.whenUsedUp ?? 'stop'}
            options={whenUsedUp.map((value) => ({ value, label: t(`rules.usedUp.${value}`) }))}
            change={(chosen) => set({ whenUsedUp: chosen })}
            disabled={disabled}
          />
        </>
      )}
    </Row>
  );
}
