import type { MyCase } from '../../contract/case-views.ts';
import { AwardRow } from '../points/AwardRow.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { ReceiptButton } from './ReceiptButton.tsx';

/** Every award of this case, the next-day bonus too, each with its own reason. */
export function CaseAwards({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  if (mine.awards.length === 0) return null;
  return (
    <section aria-labelledby="awards">
      <h2 id="awards" className={styles.heading}>
        {t('case.points')}
      </h2>
      <ul className={styles.awards}>
        {mine.awards.map((award) => (
          <li key={award.id}>
            <AwardRow award={award} />
            {award.state === 'settled' && award.points > 0 && <ReceiptButton award={award} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
