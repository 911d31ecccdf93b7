import type { Receipt } from '../../contract/agreements.ts';
import { Button } from '../../ui/Button.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { classes } from '../../ui/classes.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { boardAddress, useCounty } from '../county.tsx';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import styles from './Agreements.module.css';
import { SlipOf } from './SlipOf.tsx';

/** What is printed and taken home: the public code of the case, and nothing of who reported it. */
export function PrintedReceipt({ receipt }: { receipt: Receipt }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const { code, categoryName, place, reportedAt, answerBy, points } = receipt;
  const address = `${location.origin}${boardAddress(`#/case/${code}`)}`;
  const moment = (instant: string) => momentOnPaper(instant, language);
  return (
    <section className={paneStyles.pane} aria-label={`${t('agreements.receipt.heading')} ${code}`}>
      <div className={classes(styles.part, styles.onScreen)}>
        <h2 className={formStyles.heading}>{t('agreements.receipt.heading')}</h2>
        <p className={formStyles.lead}>{t('agreements.receipt.lead')}</p>
        <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
          {t('agreements.receipt.print')}
        </Button>
        <SlipOf code={code} />
      </div>
      <div className={styles.stub}>
        <QrCode value={address} label={t('agreements.receipt.qr', { code })} size={120} />
        <div className={styles.words}>
          <strong>
            {say(county.name)} · {say(categoryName)}
          </strong>
          <StubCode>{code}</StubCode>
          <p>{place}</p>
          <p>{t('agreements.receipt.reported', { at: moment(reportedAt) })}</p>
          <p>{t('agreements.receipt.answerBy', { at: moment(answerBy) })}</p>
          <p>
            {points === null || points === 0
              ? t('agreements.receipt.noPoints')
              : t('agreements.receipt.points', { points })}
          </p>
          <p>{t('agreements.receipt.keep')}</p>
        </div>
      </div>
    </section>
  );
}
