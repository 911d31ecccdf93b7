import { useState } from 'react';
import type { Category } from '../../contract/areas.ts';
import type { Sentence } from '../../contract/values.ts';
import { useTexts } from '../texts/language.ts';
import { CategorySheet } from './CategorySheet.tsx';
import styles from './Report.module.css';

interface CategoryLineProps {
  category: Category | undefined;
  /** Chosen, and not what the words suggest. */
  chosen: boolean;
  /** Why it is suggested; null where it was chosen, or not known. */
  why: Sentence | null;
  /** false: what minors do not report is not offered. */
  forGrownUps: boolean;
  onChoose: (code: string) => void;
}

/** What kind of thing it is, and the sheet to choose another one from. */
export function CategoryLine({ category, chosen, why, forGrownUps, onChoose }: CategoryLineProps) {
  const { t, say } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.category}>
      {category ? (
        <span>
          {t(chosen ? 'report.chosen' : 'report.looksLike')}{' '}
          <strong>
            {say(category.group)} · {say(category.name)}
          </strong>
          {why !== null && <span className={styles.why}>{say(why)}</span>}
        </span>
      ) : (
        <span className={styles.quiet}>{t('report.categoryLater')}</span>
      )}
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        {t(category ? 'report.change' : 'report.chooseCategory')}
      </button>
      <CategorySheet
        open={open}
        onOpenChange={setOpen}
        chosen={category?.code}
        forGrownUps={forGrownUps}
        onChoose={(code) => {
          onChoose(code);
          setOpen(false);
        }}
      />
    </div>
  );
}
