import type { VillageGift } from '../../contract/year-end.ts';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { dayText, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Lapsing.module.css';
import { numberOf } from './Receipt.tsx';
import { useYearEndTexts } from './use-year-end-texts.ts';

/** What was given to the village so far, newest first. */
export function Gifts({ gifts }: { gifts: readonly VillageGift[] }) {
  const { say, language } = useTexts();
  const y = useYearEndTexts();
  const day = (date: string) => dayText(date, presentMs(), language);
  return (
    <section aria-labelledby="gifts">
      <h2 className={styles.heading} id="gifts">
        {y('gifts')}
      </h2>
      <ul className={styles.gifts}>
        {gifts.map((gift) => (
          <li key={gift.id} className={styles.gift}>
            <PointsFigure points={-gift.points} signed />
            <div>
              <div>
                {y('giftLine', { when: day(localDay(gift.at)), village: say(gift.village) })}
              </div>
              <div className={styles.meta}>
                {y('giftOf', { day: day(gift.lapsesOn), number: numberOf(gift) })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
