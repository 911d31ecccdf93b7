import { Button } from '../../ui/Button.tsx';
import { SendIcon } from '../../ui/icons.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-outbox.tsx';

/** What it will earn once verified, and the one lantern that sends it. */
export function ReportFoot({ onSend }: { onSend: () => void }) {
  const { t } = useTexts();
  const { view } = useOutbox();
  const { preview } = useCategory();
  const { photos, phase } = view.draft;
  const done = photos.filter(({ uploaded }) => uploaded !== null).length;
  const busy = phase === 'sending';
  const label =
    busy && view.doing === 'upload'
      ? t('report.uploadingFirst', { done, all: photos.length })
      : t(busy ? 'report.sending' : 'report.send');
  return (
    <div className={styles.foot}>
      <div className={styles.footWords}>
        {preview && preview.points > 0 && (
          <div className={styles.award}>
            {t('report.afterCheck')}{' '}
            <PointsFigure signed points={preview.points} state="provisional" unit={t('points')} />
          </div>
        )}
        {preview && preview.points === 0 && <div>{t('report.noPoints')}</div>}
        <div>{t('report.offlineToo')}</div>
      </div>
      <Button
        kind="report"
        className={styles.send}
        icon={<SendIcon size={22} />}
        busy={busy}
        onClick={onSend}
      >
        {label}
      </Button>
    </div>
  );
}
