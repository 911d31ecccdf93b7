import type { ReactNode } from 'react';
import type { Me } from '../../contract/residents.ts';
import { Card, type CardProps } from '../../ui/Card.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { isIncomplete } from '../frame/Gate.tsx';
import { paths } from '../paths.ts';
import { isBlank } from '../report/draft.ts';
import { useOutbox } from '../report/use-outbox.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';

/** What waits for the resident or for the network: a report on its way, one half written, the profile. */
export function Pending({ me }: { me: Me | undefined }) {
  const { t } = useTexts();
  const { draft, reported } = useOutbox().view;
  const waiting = draft.phase === 'sending';
  return (
    <>
      {waiting && (
        <PendingCard
          tone="dashed"
          href={paths.report}
          title={t('home.waiting')}
          line={t('home.waitingLine')}
          tag={<StateTag state="waiting">{t('report.waitingTag')}</StateTag>}
        />
      )}
      {!waiting && !isBlank(draft) && (
        <PendingCard
          tone="outlined"
          href={paths.report}
          title={t('home.draft')}
          line={draft.words.slice(0, 24) || t('home.draftLine')}
        />
      )}
      {reported && (
        <PendingCard
          tone="tint"
          href={paths.sent(reported.code)}
          title={t('home.justSent')}
          line={reported.code}
        />
      )}
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
