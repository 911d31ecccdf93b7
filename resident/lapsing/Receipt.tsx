import type { VillageGift } from '../../contract/year-end.ts';
import { Button } from '../../ui/Button.tsx';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { stampText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Lapsing.module.css';
import { useYearEndTexts } from './use-year-end-texts.ts';

/** By what a gift is found again: the end of its key, read aloud easily. */
export const numberOf = ({ id }: VillageGift) => id.slice(-8).toUpperCase();

/** The stub of a gift that was just made. */
export function Receipt({ gift, onClose }: { gift: VillageGift; onClose: () => void }) {
  const { t, say, language } = useTexts();
  const y = useYearEndTexts();
  const village = say(gift.village);
  return (
    <div role="status">
      <CaseStub
        label={y('receipt.title')}
        raised
        head={
          <h2 className={styles.thanks}>
            <CheckIcon />
            {y('receipt.title')}
          </h2>
        }
      >
        <PointsFigure points={-gift.points} size="l" unit={t('points')} signed />
        <p>{y('receipt.line', { points: pointsText(gift.points), village })}</p>
        <dl className={styles.facts}>
          <dt>{y('receipt.number')}</dt>
          <dd className={styles.number}>{numberOf(gift)}</dd>
        </dl>
        <p className={styles.quiet}>
          {stampText(gift.at, presentMs(), language)} · {y('receipt.sealed')}
        </p>
        <Button kind="quiet" onClick={onClose}>
          {y('receipt.close')}
        </Button>
      </CaseStub>
    </div>
  );
}
