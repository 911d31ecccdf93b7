import type { QuietHours } from '../../contract/notice-ways.ts';
import { Card } from '../../ui/Card.tsx';
import styles from './NoticeWays.module.css';
import { useNoticeWaysTexts } from './use-notice-ways-texts.ts';

/** What people ask for; other hours can be set by who writes to the address itself, and are shown. */
const usual = {
  night: { from: 21, until: 8 },
  long: { from: 20, until: 9 },
  day: { from: 8, until: 16 },
  none: { from: 0, until: 0 },
} as const;
const choices = Object.keys(usual) as (keyof typeof usual)[];

interface QuietHoursProps {
  quiet: QuietHours;
  onChange: (quiet: QuietHours) => void;
}

/** In which hours neither phone nor browser is woken. */
export function QuietHoursPart({ quiet, onChange }: QuietHoursProps) {
  const w = useNoticeWaysTexts();
  const isChosen = ({ from, until }: QuietHours) =>
    (from === quiet.from && until === quiet.until) ||
    (from === until && quiet.from === quiet.until);
  const isOwn = !choices.some((choice) => isChosen(usual[choice]));
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
              checked={isChosen(usual[choice])}
              onChange={() => onChange({ ...usual[choice] })}
            />
            {w(choice)}
          </label>
        ))}
        {isOwn && (
          <label className={styles.way}>
            <input type="radio" name="quiet" checked readOnly />
            {w('own', { from: quiet.from, until: quiet.until })}
          </label>
        )}
      </fieldset>
    </Card>
  );
}
