import type { LapseRun } from '../../contract/year-end.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import columnStyles from '../column/column.module.css';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import styles from './year-end.module.css';

/** Night by night: how far it came, and what it did. */
export function Runs({ runs }: { runs: readonly LapseRun[] }) {
  const { t } = useWords();
  return (
    <section className={columnStyles.pane} aria-labelledby="runs">
      <h2 className={columnStyles.heading} id="runs">
        {t('yearEnd.runs.heading')}
      </h2>
      <p className={columnStyles.lead}>{t('yearEnd.runs.lead')}</p>
      {runs.length === 0 ? (
        <p className={styles.none}>{t('yearEnd.runs.none')}</p>
      ) : (
        <ul className={columnStyles.rows}>
          {runs.map((run) => (
            <Run key={run.through} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Run({ run }: { run: LapseRun }) {
  const { t, language } = useWords();
  const now = new Date(useNow());
  const moment = (instant: string) => momentInWords(instant, now, language);
  const { state, lots, points, carriedOver, closing, askedBy, finishedAt } = run;
  const done = {
    lots: pointsText(lots),
    points: pointsText(points),
  };
  return (
    <li className={columnStyles.row}>
      <span className={columnStyles.what}>
        <strong>{t('yearEnd.runs.through', { day: dateInWords(run.through, language) })}</strong>
        <span className={styles.did}>
          <span>{lots === 0 ? t('yearEnd.runs.nothing') : t('yearEnd.runs.lapsed', done)}</span>
          {carriedOver > 0 && (
            <span>{t('yearEnd.runs.carried', { points: pointsText(carriedOver) })}</span>
          )}
          {closing && (
            <span>
              {t(closing.whole ? 'yearEnd.runs.closing' : 'yearEnd.runs.closingWrong', {
                accounts: pointsText(closing.accounts),
              })}
            </span>
          )}
        </span>
        <span className={columnStyles.when}>
          {t('yearEnd.runs.began', { when: moment(run.startedAt) })}
          {' · '}
          {finishedAt === null
            ? t('yearEnd.runs.moved', { when: moment(run.movedAt) })
            : t('yearEnd.runs.finished', { when: moment(finishedAt) })}
          {askedBy !== null && ` · ${t('yearEnd.runs.byHand', { name: askedBy })}`}
        </span>
      </span>
      <StateTag state={state === 'done' ? 'settled' : 'provisional'}>
        {t(`yearEnd.runs.states.${state}`)}
      </StateTag>
    </li>
  );
}
