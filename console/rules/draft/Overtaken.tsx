import { Link } from 'wouter';
import { Refusal } from '../../../ui/Refusal.tsx';
import { dateInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import type { DraftSummary } from '../types.ts';
import styles from './draft.module.css';

/** A version came out whose changes the draft does not have: why it cannot be published, and the way on. */
export function Overtaken({ draft: { id, overtakenBy } }: { draft: DraftSummary }) {
  const { t, language } = useWords();
  if (overtakenBy === null) return null;
  const { version, effectiveFrom } = overtakenBy;
  const date = dateInWords(effectiveFrom, language);
  return (
    <Refusal
      still
      why={t('rules.draft.overtaken', { version, date })}
      whatToDo={t('rules.draft.overtakenWhat', { version })}
    >
      <Link href={`/rules/draft/${id}/carry-over`} className={styles.wayOn}>
        {t('rules.draft.overtakenSee')}
      </Link>
    </Refusal>
  );
}
