import type { ActivityFor } from '../../contract/agreements-activities.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import styles from './Agreements.module.css';

/** What is printed and taken home of a seat: what, when and where, and nothing of whose it is. */
export function PrintedSeat({ slip }: { slip: ActivityFor }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const { title, startsAt, endsAt, venue, areaName, part } = slip;
  const moment = (instant: string) => momentOnPaper(instant, language);
  const label = t('forSomebody.activities.slip');
  return (
    <section className={paneStyles.pane} aria-label={`${label} ${say(title)}`}>
      <div className={classes(styles.part, styles.onScreen)}>
        <h2 className={formStyles.heading}>{label}</h2>
        <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
          {t('forSomebody.activities.print')}
        </Button>
      </div>
      <div className={styles.stub}>
        <div className={styles.words}>
          <strong>
            {say(county.name)} · {say(title)}
          </strong>
          <p>
            {t('forSomebody.activities.span', { from: moment(startsAt), until: moment(endsAt) })}
          </p>
          <p>{t('forSomebody.activities.where', { venue, area: say(areaName) })}</p>
          <p>
            {part?.state === 'waiting'
              ? t('forSomebody.activities.waiting', { place: part.waitingPlace ?? 0 })
              : t('forSomebody.activities.seated')}
          </p>
        </div>
      </div>
    </section>
  );
}
