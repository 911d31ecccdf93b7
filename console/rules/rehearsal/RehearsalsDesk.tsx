import { Link } from 'wouter';
import type { RehearsalSummary } from '../../../contract/rehearsals.ts';
import { classes } from '../../../ui/classes.ts';
import { LampEmpty } from '../../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { AlertIcon, BackIcon, CheckIcon, HourglassIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { momentInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { usePageHeading } from '../../page-heading.ts';
import queueStyles from '../../queue/Queue.module.css';
import rowStyles from '../../queue/QueueRow.module.css';
import { Failed } from '../../states/Failed.tsx';
import stateStyles from '../../states/states.module.css';
import twoPanes from '../../states/two-panes.module.css';
import { PartLevel } from './Part.tsx';
import { RehearsalView } from './RehearsalView.tsx';
import styles from './rehearsal.module.css';
import { useRehearsals } from './use-rehearsals.ts';

/** Rehearsals so far on the left, the result of one on the right. */
export default function RehearsalsDesk({ open }: { open: string | undefined }) {
  const rehearsals = useRehearsals();
  const one = rehearsals.data?.find(({ id }) => id === open);
  return (
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <List rehearsals={rehearsals} open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined ? <PickRehearsal /> : <Opened key={open} id={open} one={one} />}
      </div>
    </div>
  );
}

interface ListProps {
  rehearsals: ReturnType<typeof useRehearsals>;
  open: string | undefined;
}

function List({ rehearsals, open }: ListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('rehearsal.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('rehearsal.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('rehearsal.heading')}
        </Heading>
      </header>
      <p className={styles.lead}>{t('rehearsal.lead')}</p>
      <div className={queueStyles.list}>
        <Rows rehearsals={rehearsals} open={open} />
      </div>
    </section>
  );
}

function Rows({ rehearsals, open }: ListProps) {
  const { t } = useWords();
  if (rehearsals.isPending) return <Skeleton label={t('rehearsal.loading')} rows={6} />;
  if (rehearsals.data === undefined)
    return <Failed error={rehearsals.error} retry={() => rehearsals.refetch()} />;
  if (rehearsals.data.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('rehearsal.empty.heading')}
        line={t('rehearsal.empty.words')}
      />
    );
  return (
    <ul className={queueStyles.rows}>
      {rehearsals.data.map((one) => (
        <Row key={one.id} one={one} isOpen={one.id === open} />
      ))}
    </ul>
  );
}

const stateIcons = {
  running: <HourglassIcon size={14} />,
  done: <CheckIcon size={14} />,
  failed: <AlertIcon size={14} />,
};

function Row({ one, isOpen }: { one: RehearsalSummary; isOpen: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  const when = momentInWords(one.startedAt, now, language);
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/rehearsals/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {one.draftName}
        </Link>
        <span className={styles.state} data-state={one.state}>
          {stateIcons[one.state]}
          {t(`rehearsal.states.${one.state}`)}
        </span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{t(`rehearsal.${one.deeds}`)}</span>
        <span className={rowStyles.what}>{t('rehearsal.row', { who: one.startedBy, when })}</span>
      </div>
    </li>
  );
}

function PickRehearsal() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={t('rehearsal.pick.heading')}
        line={t('rehearsal.pick.words')}
      />
    </div>
  );
}

function Opened({ id, one }: { id: string; one: RehearsalSummary | undefined }) {
  const { t } = useWords();
  const title = one?.draftName ?? t('rehearsal.heading');
  const heading = usePageHeading(title);
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.pageHead}>
        <Link href="/rehearsals" className={styles.back} aria-label={t('case.back')}>
          <BackIcon size={18} />
        </Link>
        <h1 className={styles.heading} ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <div className={styles.pageBody}>
        <PartLevel value={2}>
          <RehearsalView id={id} />
        </PartLevel>
      </div>
    </section>
  );
}
