import { Checkbox } from 'antd';
import { useWords } from '../../language.ts';
import { NumberField } from './controls.tsx';
import type { RuleFieldProps } from './field-props.ts';
import styles from './form.module.css';
import { Row } from './Row.tsx';

const usual = { days: 7, metres: 30, supporterPercent: 0 };

/** Whether only the first at a place is paid in full, and what who comes after gets. */
export function SamePlaceField({ rule, set, disabled, ...about }: RuleFieldProps) {
  const { t } = useWords();
  const { samePlace } = rule;
  const put = (given: Partial<typeof usual>) =>
    set({ samePlace: { ...(samePlace ?? usual), ...given } });
  return (
    <Row label={t('rules.fields.samePlace')} {...about}>
      {(label) => (
        <>
          <Checkbox
            checked={samePlace !== null}
            disabled={disabled}
            onChange={(event) => set({ samePlace: event.target.checked ? usual : null })}
          >
            {t('rules.fields.samePlaceOn')}
          </Checkbox>
          {samePlace !== null && (
            <>
              <span className={styles.pair}>
                <NumberField
                  label={`${label} ${t('rules.fields.days')}`}
                  value={samePlace.days}
                  min={1}
                  max={366}
                  change={(days) => put({ days })}
                  disabled={disabled}
                />
                <span className={styles.unit}>{t('rules.fields.days')}</span>
              </span>
              <span className={styles.pair}>
                <NumberField
                  label={`${label} ${t('rules.fields.metres')}`}
                  value={samePlace.metres}
                  min={1}
                  max={1000}
                  change={(metres) => put({ metres })}
                  disabled={disabled}
                />
                <span className={styles.unit}>{t('rules.fields.metres')}</span>
              </span>
              <span className={styles.pair}>
                <span className={styles.unit}>{t('rules.fields.supporter')}</span>
                <NumberField
                  label={t('rules.fields.supporter')}
                  value={samePlace.supporterPercent}
                  max={100}
                  change={(supporterPercent) => put({ supporterPercent })}
                  disabled={disabled}
                />
                <span className={styles.unit}>{t('rules.fields.percent')}</span>
              </span>
            </>
          )}
        </>
      )}
    </Row>
  );
}
