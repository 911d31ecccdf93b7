import { type ReactNode, useSyncExternalStore } from 'react';
import type { Me } from '../../contract/residents.ts';
import { Card, type CardProps } from '../../ui/Card.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { isIncomplete } from '../frame/Gate.tsx';
import { paths } from '../paths.ts';
import type { Outbox } from '../report/outbox.ts';
import { useQueue } from '../report/use-queue.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';

/** What waits for the resident or for the network: reports and replies on their way or half written, the profile. */
export function Pending({ me }: { me: Me | undefined }) {
  const { t } = useTexts();
  const { unsent, reported } = useQueue().view;
  return (
    <>
      {unsent.length > shownSingly ? (
        <PendingCard
          tone="dashed"
          href={paths.unsent}
          title={t('home.unsent', { count: unsent.length })}
          line={t('home.unsentLine')}
        />
      ) : (
        unsent.map((outbox) => <UnsentOne key={outbox.id} outbox={outbox} />)
      )}
      {reported.map(({ id, code, reply }) => (
        <PendingCard
          key={id}
          tone="tint"
          href={reply ? paths.case(code) : paths.sent(code)}
          title={t(reply ? 'home.replySent' : 'home.justSent')}
          line={code}
        />
      ))}
      {me && isIncomplete(me) && (
        <PendingCard
          tone="tint"
          href={paths.profile}
          title={t('home.complete')}
          line={t('home.completeLine')}
        />
      )}
      {me && !isIncomplete(me) && !me.toured && (
        <PendingCard
          tone="tint"
          href={paths.tour}
          title={t('home.tour')}
          line={t('home.tourLine')}
        />
      )}
    </>
  );
}

/** More than these would push everything else off the first screen. */
const shownSingly = 2;

function UnsentOne({ outbox }: { outbox: Outbox }) {
  const { t } = useTexts();
  const { draft } = useSyncExternalStore(outbox.subscribe, outbox.view);
  const { replyTo } = draft;
  // The page of a case opens with a network only; what waits for one is seen without.
  const unsent = replyTo ? paths.unsent : paths.unsentReport(outbox.id);
  const writing = replyTo && draft.problem == null ? paths.case(replyTo.code) : unsent;
  if (draft.phase === 'sending')
    return (
      <PendingCard
        tone="dashed"
        href={unsent}
        title={t(replyTo ? 'home.replyWaiting' : 'home.waiting')}
        line={t('home.waitingLine')}
        tag={<StateTag state="waiting">{t('report.waitingTag')}</StateTag>}
      />
    );
  return (
    <PendingCard
      tone="outlined"
      href={writing}
      title={t(replyTo ? 'home.replyDraft' : 'home.draft')}
      line={draft.problem?.title ?? (draft.words.slice(0, 24) || t('home.draftLine'))}
    />
  );
}

interface PendingCardProps {
  tone: CardProps['tone'];
  href: string;
  title: string;
  line: string;
  tag?: ReactNode;
}

function PendingCard({ tone, href, title, line, tag }: PendingCardProps) {
  return (
    <Card tone={tone}>
      <div className={styles.pending}>
        <div className={styles.pendingWords}>
          <h2 className={styles.pendingTitle}>
            <a className="stretched" href={href}>
              {title}
            </a>
          </h2>
          <p className={styles.line}>{line}</p>
        </div>
        {tag}
      </div>
    </Card>
  );
}
