import { Button } from '../../ui/Button.tsx';
import { SendIcon } from '../../ui/icons.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

/** What it will earn once verified, and the one lantern that sends it. */
export function ReportFoot({ asking, onSend }: { asking: boolean; onSend: () => void }) {
  const { t } = useTexts();
  const { view } = useOutbox();
  const { preview } = useCategory();
  const { photos, phase, sameAs = null } = view.draft;
  // Whoever reports something after others may get a share of it, which depends on when and where.
  const earns = sameAs === null ? preview : undefined;
  const done = photos.filter(({ uploaded }) => uploaded !== null).length;
  const busy = phase === 'sending';
  const label = asking
    ? t('report.nearby.looking')
    : busy && view.doing === 'upload'
      ? t('report.uploadingFirst', { done, all: photos.length })
      : t(busy ? 'report.sending' : 'report.send');
  return (
    <div className={styles.foot}>
      <div className={styles.footWords}>
        {earns && earns.points > 0 && (
          <div className={styles.award}>
            {t('report.afterCheck')}{' '}
            <PointsFigure signed points={earns.points} state="provisional" unit={t('points')} />
          </div>
        )}
        {earns?.points === 0 && <div>{t('report.noPoints')}</div>}
        {sameAs !== null && <div>{t('report.nearby.points')}</div>}
        <div>{t('report.offlineToo')}</div>
      </div>
      <Button
        kind="report"
        className={styles.send}
        icon={<SendIcon size={22} />}
        busy={busy || asking}
        onClick={onSend}
      >
        {label}
      </Button>
    </div>
  );
}
