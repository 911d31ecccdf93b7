import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useOnline } from '../frame/use-online.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';
import { useOutbox } from './use-outbox.tsx';

/** Sent, but there is no network or the server asks for patience: normal, and nothing is lost. */
export function Waiting() {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { draft, doing, problem } = view;
  const online = useOnline();
  const [first] = draft.photos;
  const picture = first && view.pictures.get(first.key);
  return (
    <div className={styles.waiting}>
      <EmptyState
        drawing={<Umbrella />}
        title={problem ? problem.title : t(`report.${online ? 'waitingServer' : 'waitingOffline'}`)}
        line={t(problem ? 'report.later' : 'report.waitingLine')}
      />
      <Card tone="dashed">
        <div className={styles.kept}>
          {picture !== undefined && <img className={styles.keptPicture} src={picture} alt="" />}
          <div className={styles.keptWords}>
            <strong>{draft.words.slice(0, 24)}</strong>
            {draft.photos.length > 0 && (
              <span className={styles.quiet}>
                {t('report.photoCount', { count: draft.photos.length })}
              </span>
            )}
          </div>
          <StateTag state="waiting">{t('report.waitingTag')}</StateTag>
        </div>
      </Card>
      <div className={styles.waitingButtons}>
        <Button kind="outline" disabled={doing === 'send'} onClick={() => outbox.edit()}>
          {t('report.edit')}
        </Button>
        <Button busy={doing !== 'rest'} onClick={() => void outbox.send()}>
          {t('report.sendNow')}
        </Button>
      </div>
    </div>
  );
}
