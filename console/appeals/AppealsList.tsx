import { Link } from 'wouter';
import type { WaitingAppeal } from '../../contract/appeals.ts';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { dateInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import type { Appeals } from './use-appeals.ts';

interface AppealsListProps {
  appeals: Appeals;
  open: string | undefined;
}

/** Every appeal that waits, oldest first, with the day on which its answer is due. */
export function AppealsList({ appeals, open }: AppealsListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('appeals.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('appeals.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('appeals.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('appeals.lead')}</p>
      <div className={queueStyles.list}>
        <Rows appeals={appeals} open={open} />
      </div>
    </section>
  );
}

function Rows({ appeals: { pages, appeals }, open }: AppealsListProps) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('appeals.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (appeals.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('appeals.empty.heading')}
        line={t('appeals.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {appeals.map((one) => (
          <Row key={one.appeal.id} one={one} isOpen={one.appeal.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one, isOpen }: { one: WaitingAppeal; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const { appeal, award, residentName } = one;
  const day = dateInWords(appeal.dueOn, language);
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/appeals/${appeal.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(award.what)}
        </Link>
        <span className={rowStyles.what}>{t('appeals.dueOn', { day })}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span>{say(residentName)}</span>
          <span className={rowStyles.grid}>{appeal.words}</span>
        </span>
      </div>
    </li>
  );
}
