import { useRef } from 'react';
import { Link } from 'wouter';
import type { HeldAward } from '../../contract/awards.ts';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { useQueueKeys } from '../queue/use-queue-keys.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './HeldList.module.css';
import type { Held } from './use-held.ts';

interface HeldListProps {
  held: Held;
  open: string | undefined;
}

/** Every award that the evidence checks held, newest first, with its first doubt. */
export function HeldList({ held, open }: HeldListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('held.heading') : undefined);
  const list = useRef<HTMLDivElement>(null);
  useQueueKeys({ list, open });
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('held.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('held.heading')}
        </Heading>
      </header>
      <p className={styles.lead}>{t('held.lead')}</p>
      <div className={queueStyles.list} ref={list}>
        <HeldRows held={held} open={open} />
      </div>
    </section>
  );
}

function HeldRows({ held: { pages, held }, open }: HeldListProps) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('held.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (held.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('held.empty.heading')}
        line={t('held.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {held.map((one) => (
          <HeldRow key={one.award.id} one={one} isOpen={one.award.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function HeldRow({ one, isOpen }: { one: HeldAward; isOpen: boolean }) {
  const { say, language } = useWords();
  const now = useNow();
  const { award, residentName, signals } = one;
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)} data-code={award.id}>
      <div className={rowStyles.line}>
        <Link
          href={`/held/${award.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(award.what)}
        </Link>
        <PointsFigure points={award.points} state="held" size="s" signed />
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span className={styles.name}>{say(residentName)}</span>
          <span className={rowStyles.grid}>{signals[0] && say(signals[0].reason)}</span>
        </span>
        <span className={rowStyles.what}>{momentInWords(award.at, now, language)}</span>
      </div>
    </li>
  );
}
