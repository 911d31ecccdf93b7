import { useSyncExternalStore } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useOnline } from '../../ui/online.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { Discard } from './Discard.tsx';
import type { Outbox, OutboxView } from './outbox.ts';
import styles from './Report.module.css';
import type { ReplyTo } from './reply.ts';
import { UnsentSummary } from './UnsentSummary.tsx';

interface ReplyCardProps {
  outbox: Outbox;
  to: ReplyTo;
  /** Elsewhere than on the page of its case, which is where it is gone on with. */
  away?: boolean;
}

/** A reply to a case that stands in this phone: waiting for the network, half written or said too late. */
export function ReplyCard({ outbox, to, away = false }: ReplyCardProps) {
  const { t } = useTexts();
  const view = useSyncExternalStore(outbox.subscribe, outbox.view);
  const { draft, doing } = view;
  const waits = draft.phase === 'sending';
  return (
    <Card tone={waits ? 'dashed' : 'outlined'}>
      <p className={styles.quiet}>
        {t(`case.reply.${to.kind}`)} · {to.code}
      </p>
      <UnsentSummary view={view} />
      {waits && <Why view={view} />}
      <div className={styles.waitingButtons}>
        {waits && (
          <Button kind="outline" disabled={doing === 'send'} onClick={() => outbox.edit()}>
            {t('report.edit')}
          </Button>
        )}
        {away && (
          <ButtonLink kind="outline" href={paths.case(to.code)}>
            {t('report.open')}
          </ButtonLink>
        )}
        {waits && (
          <Button busy={doing !== 'rest'} onClick={() => void outbox.send()}>
            {t('report.sendNow')}
          </Button>
        )}
      </div>
      <Discard outbox={outbox} view={view} label={t('case.reply.discard')} />
    </Card>
  );
}

/** That it waits is normal, and nothing is lost. */
function Why({ view: { problem } }: { view: OutboxView }) {
  const { t } = useTexts();
  const online = useOnline();
  return (
    <p className={styles.quiet}>
      {problem ? problem.title : t(`report.${online ? 'waitingServer' : 'waitingOffline'}`)}
      {t('case.reply.between')}
      {t(problem ? 'report.later' : 'report.waitingLine')}
    </p>
  );
}
