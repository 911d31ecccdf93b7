import type { StaffCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { boardAddress, useCounty } from '../county.tsx';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import sheetStyles from '../rewards/sheet.module.css';
import styles from './HandOver.module.css';

/** What goes with a case to the body that takes it over: on paper, with its code and without the reporter. */
export function HandOver({ one }: { one: StaffCase }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const handedOver = one.history.findLast(({ kind }) => kind === 'transferred');
  if (one.stage !== 'transferred' || handedOver === undefined) return null;
  const address = new URL(boardAddress(`#/case/${one.code}`), location.origin).href;
  return (
    <section className={styles.sheet} aria-label={t('moves.transferNote')}>
      <h2>
        {say(county.name)} · {t('moves.transferNote')}
      </h2>
      <p>
        <b>{one.code}</b> · {say(one.categoryName)} ·{' '}
        {one.gridName ? say(one.gridName) : t('queue.noGrid')} · {one.place}
      </p>
      <p>
        {momentOnPaper(handedOver.at, language)} · {say(handedOver.by)}
      </p>
      <p className={styles.note}>{handedOver.note}</p>
      <QrCode value={address} label={t('case.qr', { code: one.code })} size={96} />
      <div className={sheetStyles.onScreen}>
        <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
          {t('moves.printHandOver')}
        </Button>
      </div>
    </section>
  );
}
