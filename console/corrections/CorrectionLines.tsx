import { useState } from 'react';
import type { CorrectionLine } from '../../contract/corrections.ts';
import { Button } from '../../ui/Button.tsx';
import { EyeIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './corrections.module.css';
import { useLines } from './use-corrections.ts';

/** Award by award, once somebody asks for it: the look is recorded, and no name is shown. */
export function CorrectionLines({ id }: { id: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div>
        <Button kind="quiet" size="s" icon={<EyeIcon size={17} />} onClick={() => setOpen(true)}>
          {t('corrections.one.lines')}
        </Button>
      </div>
    );
  return <Lines id={id} />;
}

function Lines({ id }: { id: string }) {
  const { t } = useWords();
  const pages = useLines(id);
  if (pages.isPending) return <Skeleton label={t('corrections.one.linesLoading')} rows={4} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  return (
    <section aria-label={t('corrections.one.lines')}>
      <p className={styles.quiet}>{t('corrections.one.linesLead')}</p>
      <ul className={styles.lines}>
        {pages.data.pages.flatMap(({ lines }) =>
          lines.map((line) => <Line key={line.award} line={line} />),
        )}
      </ul>
      <NextPage pages={pages} />
    </section>
  );
}

function Line({ line }: { line: CorrectionLine }) {
  const { t, say } = useWords();
  const { rule, what, points, householdPoints, difference, householdDifference, why } = line;
  return (
    <li className={styles.line}>
      <span className={styles.difference}>
        {difference !== 0 && <b>{pointsText(difference, true)}</b>}
        {householdDifference !== 0 && (
          <small>
            {t('corrections.one.household', { points: pointsText(householdDifference, true) })}
          </small>
        )}
      </span>
      <span className={styles.lineWords}>
        <b>{say(what)}</b>
        <span>{say(why)}</span>
        <span className={styles.quiet}>
          {t('corrections.one.lineOf', { rule, points: pointsText(points) })}
          {householdPoints > 0 &&
            ` · ${t('corrections.one.lineShared', { points: pointsText(householdPoints) })}`}
        </span>
      </span>
      <StateTag state={line.carriedOut ? 'settled' : 'provisional'}>
        {t(line.carriedOut ? 'corrections.one.lineDone' : 'corrections.one.lineOpen')}
      </StateTag>
    </li>
  );
}
