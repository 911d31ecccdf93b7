import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { lacks } from './draft.ts';
import type { Outbox } from './outbox.ts';
import { ReplyCard } from './ReplyCard.tsx';
import styles from './Report.module.css';
import { UnsentSummary } from './UnsentSummary.tsx';
import { useQueue } from './use-queue.ts';

/** Every report and every reply that stands in this phone and not with the centre yet. */
export default function Unsent() {
  const { t } = useTexts();
  const { queue, view } = useQueue();
  const [, go] = useLocation();
  const { loaded, unsent } = view;
  return (
    <Screen
      title={t('report.unsent')}
      back={{ label: t('back'), href: paths.home }}
      foot={
        <Button
          kind="report"
          wide
          icon={<PlusIcon size={22} />}
          onClick={() => go(`/report/${queue.begin().id}`)}
        >
          {t('report.title')}
        </Button>
      }
    >
      {!loaded && <Skeleton label={t('loading')} />}
      {loaded && unsent.length === 0 && (
        <EmptyState
          level={2}
          drawing={<Umbrella />}
          title={t('report.unsentNone')}
          line={t('report.unsentNoneLine')}
        />
      )}
      {unsent.length > 0 && <p className={styles.quiet}>{t('report.unsentLine')}</p>}
      <ul className={styles.unsent} aria-label={t('report.unsent')}>
        {unsent.map((outbox) => (
          <li key={outbox.id}>
            <UnsentCard outbox={outbox} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

function UnsentCard({ outbox }: { outbox: Outbox }) {
  const { t } = useTexts();
  const view = useSyncExternalStore(outbox.subscribe, outbox.view);
  const { draft, doing } = view;
  const { replyTo } = draft;
  if (replyTo) return <ReplyCard outbox={outbox} to={replyTo} away />;
  const ready = lacks(draft).length === 0;
  return (
    <Card tone={draft.phase === 'sending' ? 'dashed' : 'outlined'}>
      <UnsentSummary view={view} />
      <div className={styles.waitingButtons}>
        <ButtonLink kind="outline" href={paths.unsentReport(outbox.id)}>
          {t('report.open')}
        </ButtonLink>
        {ready && (
          <Button
            busy={draft.phase === 'sending' && doing !== 'rest'}
            onClick={() => void outbox.send()}
          >
            {t('report.sendNow')}
          </Button>
        )}
      </div>
    </Card>
  );
}
