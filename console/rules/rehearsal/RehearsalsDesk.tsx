import { Link } from 'wouter';
import type { RehearsalSummary } from '../../../contract/rehearsals.ts';
import { LampEmpty } from '../../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { AlertIcon, BackIcon, CheckIcon, HourglassIcon } from '../../../ui/icons.tsx';
import { momentInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { usePageHeading } from '../../page-heading.ts';
import { ListPane } from '../../split/ListPane.tsx';
import rowStyles from '../../split/ListRow.module.css';
import { ListRow } from '../../split/ListRow.tsx';
import { ListRows } from '../../split/ListRows.tsx';
import { PickOne } from '../../split/PickOne.tsx';
import { TwoPanes } from '../../split/TwoPanes.tsx';
import { PartLevel } from './Part.tsx';
import { RehearsalView } from './RehearsalView.tsx';
import styles from './rehearsal.module.css';
import { useRehearsals } from './use-rehearsals.ts';

/** Rehearsals so far on the left, the result of one on the right. */
export default function RehearsalsDesk({ open }: { open: string | undefined }) {
  const rehearsals = useRehearsals();
  const one = rehearsals.data?.find(({ id }) => id === open);
  return (
    <TwoPanes list={<List rehearsals={rehearsals} open={open} />} isOpen={open !== undefined}>
      {open === undefined ? (
        <PickOne what="rehearsal" drawing={<LampEmpty />} />
      ) : (
        <Opened key={open} id={open} one={one} />
      )}
    </TwoPanes>
  );
}

interface ListProps {
  rehearsals: ReturnType<typeof useRehearsals>;
  open: string | undefined;
}

function List({ rehearsals, open }: ListProps) {
  const { t } = useWords();
  return (
    <ListPane
      label={t('rehearsal.list')}
      title={t('rehearsal.heading')}
      hasOpen={open !== undefined}
      lead={t('rehearsal.lead')}
    >
      <Rows rehearsals={rehearsals} open={open} />
    </ListPane>
  );
}

function Rows({ rehearsals, open }: ListProps) {
  const { t } = useWords();
  return (
    <ListRows
      read={rehearsals}
      rows={rehearsals.data ?? []}
      loading={t('rehearsal.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('rehearsal.empty.heading')}
          line={t('rehearsal.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
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
    <ListRow
      href={`/rehearsals/${one.id}`}
      isOpen={isOpen}
      title={one.draftName}
      aside={
        <span className={styles.state} data-state={one.state}>
          {stateIcons[one.state]}
          {t(`rehearsal.states.${one.state}`)}
        </span>
      }
    >
      <span className={rowStyles.where}>{t(`rehearsal.${one.deeds}`)}</span>
      <span className={rowStyles.what}>{t('rehearsal.row', { who: one.startedBy, when })}</span>
    </ListRow>
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
