import { Link } from 'wouter';
import type { AuditState, AuditSummary } from '../../contract/audit.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { More } from '../split/More.tsx';
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
  const find = (next: Typed) => {
    search(next);
    // The same search again is a new look at what has come meanwhile.
    if (JSON.stringify(next) === JSON.stringify(typed)) void entries.pages.refetch();
  };
  return (
    <ListPane
      label={t('audit.list')}
      title={t('audit.heading')}
      hasOpen={open !== undefined}
      actions={
        <Link href="/audit/export" className={styles.export}>
          <DownloadIcon size={17} />
          {t('audit.export')}
        </Link>
      }
      above={
        <>
          <ChainLink isOpen={open === 'chain'} />
          <AuditFilters key={JSON.stringify(typed)} typed={typed} find={find} />
        </>
      }
      busy={entries.pages.isFetching}
    >
      <Rows entries={entries} typed={typed} search={search} open={open} />
    </ListPane>
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
  return (
    <ListRows
      read={pages}
      rows={entries}
      loading={t('audit.loading')}
      bones={9}
      empty={<NoRows typed={typed} search={search} />}
      foot={<More pages={pages} saysEnd />}
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
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
    <ListRow
      href={`/audit/${one.id}`}
      isOpen={isOpen}
      title={`${who(one.actor)} ${say(one.sentence)}`}
      aside={<span className={rowStyles.what}>{momentInWords(one.at, now, language)}</span>}
    >
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
    </ListRow>
  );
}
