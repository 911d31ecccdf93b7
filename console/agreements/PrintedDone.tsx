import type { Sentence } from '../../contract/values.ts';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './Agreements.module.css';
import type { Done } from './done.tsx';
import { PrintedPaper } from './PrintedPaper.tsx';

interface PrintedDoneProps {
  residentName: Sentence;
  done: readonly Done[];
}

/** For whom what was done, when, and under which number it is on record. */
export function PrintedDone({ residentName, done }: PrintedDoneProps) {
  const { t, say, language } = useWords();
  return (
    <PrintedPaper
      heading={t('newcomers.paper.heading')}
      lead={t('newcomers.paper.lead')}
      print={t('newcomers.paper.print')}
    >
      <p>{t('newcomers.paper.who', { name: say(residentName) })}</p>
      <ol className={styles.done}>
        {done.map(({ what, at, number }) => (
          <li key={number}>
            {t('newcomers.paper.line', {
              at: momentOnPaper(at.toISOString(), language),
              what,
            })}
            <br />
            <span className="figures">{t('newcomers.paper.number', { number })}</span>
          </li>
        ))}
      </ol>
    </PrintedPaper>
  );
}
