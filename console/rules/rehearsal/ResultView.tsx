import { useState } from 'react';
import type { Rehearsal, RehearsalResult } from '../../../contract/rehearsals.ts';
import { Button } from '../../../ui/Button.tsx';
import { DownloadIcon } from '../../../ui/icons.tsx';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import { dateInWords } from '../../dates.ts';
import { Figure } from '../../figures/Figure.tsx';
import figureStyles from '../../figures/figures.module.css';
import { useWords } from '../../language.ts';
import { CoverBars } from './CoverBars.tsx';
import { GroupRows } from './GroupRows.tsx';
import { MonthBars } from './MonthBars.tsx';
import styles from './rehearsal.module.css';
import { BandRows, RuleTable, StopTable } from './tables.tsx';
import { findings, shareText } from './words.ts';

interface ResultViewProps {
  rehearsal: Rehearsal;
  result: RehearsalResult;
}

/** What a rehearsal found: the sentences first, then figures, charts and tables. */
export function ResultView({ rehearsal, result }: ResultViewProps) {
  const words = useWords();
  const { t } = words;
  const [first = '', ...more] = findings(result, words);
  return (
    <div className={styles.result}>
      <div className={styles.said}>
        <p className={styles.first}>{first}</p>
        {more.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <Figures result={result} />
      <Legend version={rehearsal.currentVersion} />
      {result.pools.map((pool) => (
        <MonthBars key={pool.pool} pool={pool} months={result.months} />
      ))}
      <CoverBars pools={result.pools} from={result.until} />
      <GroupRows groups={result.groups} />
      <BandRows bands={result.changes} />
      <StopTable stops={result.stops} />
      <RuleTable rules={result.rules} />
      <footer className={styles.foot}>
        <p className={styles.basis}>
          {rehearsal.seed === null
            ? t('rehearsal.past')
            : t('rehearsal.ofSynthetic', { seed: rehearsal.seed })}
          {' · '}
          <Basis result={result} />
        </p>
        <Download rehearsal={rehearsal} />
      </footer>
    </div>
  );
}

function Basis({ result }: { result: RehearsalResult }) {
  const { t, language } = useWords();
  return (
    <>
      {t('rehearsal.basis', {
        deeds: pointsText(result.deeds),
        people: pointsText(result.people),
        from: dateInWords(result.from, language),
        until: dateInWords(result.until, language),
        seconds: (result.tookMs / 1_000).toFixed(1),
      })}
    </>
  );
}

function Figures({ result: { affected, current, draft } }: { result: RehearsalResult }) {
  const { t } = useWords();
  const changes = [
    ['topShare', shareText(current.topShare), shareText(draft.topShare)],
    ['stopped', pointsText(current.stopped), pointsText(draft.stopped)],
  ] as const;
  return (
    <dl className={figureStyles.figures}>
      <Figure name={t('rehearsal.figures.affected')} unit={t('rehearsal.figures.deedUnit')}>
        {pointsText(affected)}
      </Figure>
      <Figure name={t('rehearsal.figures.extra')} unit={t('rehearsal.figures.pointUnit')}>
        {pointsText(draft.points - current.points, true)}
      </Figure>
      {changes.map(([name, now, then]) => (
        <Figure key={name} name={t(`rehearsal.figures.${name}`)}>
          {now === then ? now : `${now} → ${then}`}
        </Figure>
      ))}
    </dl>
  );
}

function Legend({ version }: { version: number }) {
  const { t } = useWords();
  return (
    <p className={styles.legend}>
      <span>
        <span className={styles.swatchCurrent} aria-hidden="true" />
        {t('rehearsal.current', { version })}
      </span>
      <span>
        <span className={styles.swatchDraft} aria-hidden="true" />
        {t('rehearsal.draft')}
      </span>
    </p>
  );
}

function Download({ rehearsal }: { rehearsal: Rehearsal }) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    // The writer of workbooks is fetched only by those who want one.
    const { saveWorkbook } = await import('./save-workbook.ts');
    await saveWorkbook(rehearsal, words).finally(() => setBusy(false));
  };
  return (
    <Button
      kind="outline"
      size="s"
      icon={<DownloadIcon size={16} />}
      busy={busy}
      onClick={() => void save()}
    >
      {words.t('rehearsal.download')}
    </Button>
  );
}
