import { Link } from 'wouter';
import type { AuditState, AuditSummary } from '../../contract/audit.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { Failed } from '../states/Failed.tsx';
import styles from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { isNarrowed, nothingTyped, type Typed } from './audit-filter.ts';
import { type Entries, useChainState } from './use-audit.ts';
import { useWho } from './who.ts';

interface AuditListProps {
  entries: Entries;
  typed: Typed;
  search: (typed: Typed) => void;
  open: string | undefined;
}

/** The entries that were searched for, newest first, below what they were searched by. */
export function AuditList({ entries, typed, search, open }: AuditListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('audit.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  const find = (next: Typed) => {
    search(next);
    // The same search again is a new look at what has come meanwhile.
    if (JSON.stringify(next) === JSON.stringify(typed)) void entries.pages.refetch();
  };
  return (
    <section className={queueStyles.queue} aria-label={t('audit.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('audit.heading')}
        </Heading>
        <Link href="/audit/export" className={styles.export}>
          <DownloadIcon size={17} />
          {t('audit.export')}
        </Link>
      </header>
      <ChainLink isOpen={open === 'chain'} />
      <AuditFilters key={JSON.stringify(typed)} typed={typed} find={find} />
      <div className={queueStyles.list} aria-busy={entries.pages.isFetching}>
        <Rows entries={entries} typed={typed} search={search} open={open} />
      </div>
    </section>
  );
}

/** How the chain stands in one line, and the way to its page. */
function ChainLink({ isOpen }: { isOpen: boolean }) {
  const { t } = useWords();
  const { data } = useChainState();
  if (data === undefined) return null;
  const { head } = data;
  return (
    <div className={classes(styles.chain, isOpen && rowStyles.open)}>
      <Link
        href="/audit/chain"
        className={classes(styles.chainName, 'stretched')}
        aria-current={isOpen ? 'page' : undefined}
      >
        {head === null ? t('audit.noChain') : t('audit.chainLink', { seq: head.seq })}
      </Link>
      <ChainTag state={data} />
    </div>
  );
}

/** What came of the last check, in a word and a shape. */
export function ChainTag({ state: { check, faults } }: { state: AuditState }) {
  const { t } = useWords();
  if (faults > 0 || (check !== null && check.findings.length > 0))
    return <StateTag state="overdue">{t('audit.broken')}</StateTag>;
  if (check === null) return <StateTag state="scheduled">{t('audit.unchecked')}</StateTag>;
  return <StateTag state="settled">{t('audit.whole')}</StateTag>;
}

function Rows({ entries: { pages, entries }, typed, search, open }: AuditListProps) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('audit.loading')} rows={9} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (entries.length === 0) return <NoRows typed={typed} search={search} />;
  return (
    <>
      <ul className={queueStyles.rows}>
        {entries.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <div className={queueStyles.foot}>
        {pages.hasNextPage ? (
          <Button
            size="s"
            kind="quiet"
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t(pages.isFetchingNextPage ? 'queue.moreLoading' : 'queue.more')}
          </Button>
        ) : (
          <span>{t('queue.end')}</span>
        )}
      </div>
    </>
  );
}

function NoRows({ typed, search }: Pick<AuditListProps, 'typed' | 'search'>) {
  const { t } = useWords();
  const narrowed = isNarrowed(typed);
  const words = narrowed ? 'empty' : 'nothing';
  const action = (
    <Button kind="outline" onClick={() => search(nothingTyped)}>
      {t('audit.clear')}
    </Button>
  );
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={t(`audit.${words}.heading`)}
      line={t(`audit.${words}.words`)}
      action={narrowed ? action : undefined}
    />
  );
}

function Row({ one, isOpen }: { one: AuditSummary; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { who, area, roles } = useWho();
  const { kind, name } = one.object;
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/audit/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {who(one.actor)} {say(one.sentence)}
        </Link>
        <span className={rowStyles.what}>{momentInWords(one.at, now, language)}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span className={rowStyles.grid}>
            {say(kind)}
            {name !== null && <span className="figures"> {name}</span>}
          </span>
        </span>
        <span className={rowStyles.what}>
          {[roles(one.actor), area(one.area)].filter((part) => part !== '').join(' · ') ||
            t('audit.county')}
        </span>
      </div>
    </li>
  );
}
