import { Select } from 'antd';
import { useWords } from '../../language.ts';
import { capNames } from '../codes.ts';
import type { Rule } from '../types.ts';
import { NumberField, RemoveButton } from './controls.tsx';
import type { RuleFieldProps } from './field-props.ts';
import styles from './form.module.css';
import { Row } from './Row.tsx';

type Cap = keyof Rule['caps'];

/** The caps without one of them. */
export function withoutCap(caps: Rule['caps'], cap: Cap): Rule['caps'] {
  return Object.fromEntries(Object.entries(caps).filter(([name]) => name !== cap));
}

/** Limits by person, household, place and other party. */
export function CapsField({ rule, set, disabled, ...about }: RuleFieldProps) {
  const { t } = useWords();
  const { caps } = rule;
  const named = capNames.filter((cap) => caps[cap] !== undefined);
  const free = capNames.filter((cap) => caps[cap] === undefined);
  return (
    <Row label={t('rules.fields.caps')} {...about}>
      {() => (
        <>
          {named.map((cap) => (
            <span key={cap} className={styles.chip}>
              <span className={styles.unit}>{t(`rules.caps.${cap}`)}</span>
              <NumberField
                label={t(`rules.caps.${cap}`)}
                value={caps[cap] ?? 1}
                min={1}
                change={(limit) => set({ caps: { ...caps, [cap]: limit } })}
                disabled={disabled}
              />
              {!disabled && (
                <RemoveButton
                  label={`${t('rules.fields.remove')} ${t(`rules.caps.${cap}`)}`}
                  press={() => set({ caps: withoutCap(caps, cap) })}
                />
              )}
            </span>
          ))}
          {!disabled && free.length > 0 && (
            <Select<Cap | null>
              className={styles.adding ?? ''}
              aria-label={t('rules.fields.addCap')}
              placeholder={t('rules.fields.addCap')}
              popupMatchSelectWidth={false}
              value={null}
              options={free.map((cap) => ({ value: cap, label: t(`rules.caps.${cap}`) }))}
              onChange={(cap) => cap !== null && set({ caps: { ...caps, [cap]: 10 } })}
            />
          )}
        </>
      )}
    </Row>
  );
}
