import type { Redemption } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { classes } from '../../ui/classes.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useCounty } from '../county.tsx';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import styles from './Agreements.module.css';

export interface Slip {
  /** The reservation, or the card. */
  of: string;
  code: string;
  redemption: Redemption | null;
}

/** What they show at the counter: a code, and nothing of who they are. */
export function PrintedSlip({ slip: { code, redemption } }: { slip: Slip }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const title = t(redemption === null ? 'agreed.shop.cardStub' : 'agreed.shop.stub');
  return (
    <section
      className={paneStyles.pane}
      aria-label={redemption === null ? title : `${title} ${say(redemption.name)}`}
    >
      <div className={classes(styles.part, styles.onScreen)}>
        <h2 className={formStyles.heading}>{title}</h2>
        <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
          {t('agreed.shop.printIt')}
        </Button>
      </div>
      <div className={styles.stub}>
        <QrCode value={code} label={t('agreed.shop.qr', { code })} size={120} />
        <div className={styles.words}>
          <strong>
            {say(county.name)} · {redemption === null ? title : say(redemption.name)}
          </strong>
          <StubCode>{code}</StubCode>
          {redemption !== null && (
            <>
              <p>
                {t('agreed.shop.until', {
                  at: momentOnPaper(redemption.holdUntil, language),
                  counter: say(redemption.counter),
                })}
              </p>
              <p>
                {t('agreed.shop.where', { place: redemption.place, hours: say(redemption.hours) })}
              </p>
              <p>
                {t(redemption.account === 'own' ? 'agreed.shop.costs' : 'agreed.shop.priceShared', {
                  points: redemption.points,
                })}
              </p>
            </>
          )}
          <p>{t(redemption === null ? 'agreed.shop.keepCard' : 'agreed.shop.keep')}</p>
        </div>
      </div>
    </section>
  );
}
