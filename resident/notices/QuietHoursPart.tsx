import {
  type QuietChoice,
  type QuietHours,
  quietChoiceOf,
  quietChoices,
} from '../../contract/notice-ways.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './NoticeWays.module.css';
import { useNoticeWaysTexts } from './use-notice-ways-texts.ts';

const choices = Object.keys(quietChoices) as QuietChoice[];

interface QuietHoursProps {
  quiet: QuietHours;
  onChange: (quiet: QuietHours) => void;
}

/** In which hours neither phone nor browser is woken. */
export function QuietHoursPart({ quiet, onChange }: QuietHoursProps) {
  const w = useNoticeWaysTexts();
  const chosen = quietChoiceOf(quiet);
  return (
    <Card>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{w('quiet')}</legend>
        <p className={styles.quiet}>{w('quietLine')}</p>
        {choices.map((choice) => (
          <label key={choice} className={styles.way}>
            <input
              type="radio"
              name="quiet"
              checked={choice === chosen}
              onChange={() => onChange({ ...quietChoices[choice] })}
            />
            {w(choice)}
          </label>
        ))}
        {chosen === undefined && (
          <label className={styles.way}>
            <input type="radio" name="quiet" checked readOnly />
            {w('own', { from: quiet.from, until: quiet.until })}
          </label>
        )}
      </fieldset>
    </Card>
  );
}
