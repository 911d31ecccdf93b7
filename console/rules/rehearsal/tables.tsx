import type { ChangeBand, RuleOutcome, StopOutcome } from '../../../contract/rehearsals.ts';
import { classes } from '../../../ui/classes.ts';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import figureStyles from '../../figures/figures.module.css';
import { useWords } from '../../language.ts';
import { Part } from './Part.tsx';
import styles from './rehearsal.module.css';
import { bandName } from './words.ts';

/** How many people gain or lose how much in the year. */
export function BandRows({ bands }: { bands: readonly ChangeBand[] }) {
  const words = useWords();
  const { t } = words;
  const most = Math.max(1, ...bands.map(({ people }) => people));
  return (
    <Part title={t('rehearsal.changes')}>
      <ul className={styles.bands}>
        {bands.map((band) => (
          <li key={`${band.from} ${band.to}`} className={styles.band}>
            <span className={styles.bandName}>{bandName(band, words)}</span>
            <span className={styles.bandTrack} aria-hidden="true">
              <span
                className={styles.bandBar}
                data-direction={directionOf(band)}
                style={{ width: `${(band.people * 100) / most}%` }}
              />
            </span>
            <span className={styles.bandPeople}>
              {t('rehearsal.changesUnit', { people: pointsText(band.people) })}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function directionOf({ from, to }: ChangeBand): 'gain' | 'lose' | 'same' {
  if (to !== null && to < 0) return 'lose';
  return from !== null && from > 0 ? 'gain' : 'same';
}

/** How often each limit held somebody back, by either book. */
export function StopTable({ stops }: { stops: readonly StopOutcome[] }) {
  const { t } = useWords();
  const figure = ({ deeds, people }: StopOutcome['current']) =>
    people === null
      ? t('rehearsal.stopFigureFew', { deeds: pointsText(deeds) })
      : t('rehearsal.stopFigure', { deeds: pointsText(deeds), people: pointsText(people) });
  return (
    <Part title={t('rehearsal.stops')}>
      {stops.length === 0 ? (
        <p className={styles.hint}>{t('rehearsal.noStops')}</p>
      ) : (
        <table className={figureStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.table.limit')}</th>
              <th scope="col" className={figureStyles.amount}>
                {t('rehearsal.currentShort')}
              </th>
              <th scope="col" className={figureStyles.amount}>
                {t('rehearsal.draft')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stops.map(({ stop, current, draft }) => (
              <tr key={stop}>
                <th scope="row">{t(`rehearsal.stopNames.${stop}`)}</th>
                <td className={figureStyles.amount}>{figure(current)}</td>
                <td
                  className={classes(
                    figureStyles.amount,
                    draft.deeds !== current.deeds && figureStyles.differs,
                  )}
                >
                  {figure(draft)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

/** Every rule by both books; those that change stand out. */
export function RuleTable({ rules }: { rules: readonly RuleOutcome[] }) {
  const { t, say } = useWords();
  const points = (side: RuleOutcome['current']) =>
    side === null ? t('rehearsal.table.absent') : pointsText(side.points);
  return (
    <Part title={t('rehearsal.rules')}>
      <table className={figureStyles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rehearsal.table.rule')}</th>
            {(['current', 'draft', 'change'] as const).map((name) => (
              <th key={name} scope="col" className={figureStyles.amount}>
                {t(`rehearsal.table.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ id, name, current, draft }) => {
            const change = (draft?.points ?? 0) - (current?.points ?? 0);
            return (
              <tr key={id}>
                <th scope="row">
                  <span className={figureStyles.ruleId}>{id}</span> {say(name)}
                </th>
                <td className={figureStyles.amount}>{points(current)}</td>
                <td className={figureStyles.amount}>{points(draft)}</td>
                <td className={classes(figureStyles.amount, change !== 0 && figureStyles.differs)}>
                  {pointsText(change, true)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
