import type { PrintedRedemption } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { slotInWords } from './OfferCard.tsx';
import styles from './sheet.module.css';

interface PrintedSheetProps {
  printed: readonly PrintedRedemption[];
  onClear: () => void;
}

/** What was reserved by card, each with its code, to be printed and cut apart. */
export function PrintedSheet({ printed, onClear }: PrintedSheetProps) {
  const { t } = useWords();
  return (
    <section className={poolStyles.card} aria-labelledby="sheet">
      <div className={`${poolStyles.cardHead} ${styles.onScreen}`}>
        <h2 id="sheet" className={poolStyles.name}>
          {t('counters.byCard.sheet')}
        </h2>
        <div className={poolStyles.buttons}>
          <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
            {t('counters.byCard.print', { count: printed.length })}
          </Button>
          <Button size="s" kind="quiet" onClick={onClear}>
            {t('counters.byCard.clear')}
          </Button>
        </div>
      </div>
      <p className={`${poolStyles.quiet} ${styles.onScreen}`}>{t('counters.byCard.sheetLead')}</p>
      <ul className={styles.stubs}>
        {printed.map((one) => (
          <li key={one.redemption.id} className={styles.stub}>
            <Stub {...one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stub({ redemption, code }: PrintedRedemption) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { name, counter, place, hours, slot, points, holdUntil } = redemption;
  return (
    <>
      <QrCode value={code} label={t('counters.byCard.qr', { name: say(name) })} size={120} />
      <div className={styles.words}>
        <h3 className={poolStyles.name}>{say(name)}</h3>
        <StubCode>{code}</StubCode>
        <p>
          {say(counter)}
          {' · '}
          {place}
        </p>
        <p>
          {slot
            ? slotInWords(slot, now, language)
            : t('counters.byCard.until', { until: momentOnPaper(holdUntil, language) })}
          {' · '}
          {say(hours)}
        </p>
        <p>
          {points > 0 && `${t('counters.byCard.points', { points: pointsText(points) })} · `}
          {t('counters.byCard.keep')}
        </p>
      </div>
    </>
  );
}
