import { useRef } from 'react';
import { Button, KeyCap } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { clockTime } from '../dates.ts';
import { useWords } from '../language.ts';
import { useShortcutSwitch } from '../shortcuts.ts';
import { ListPane } from '../split/ListPane.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { More } from '../split/More.tsx';
import { FindField } from './FindField.tsx';
import styles from './Queue.module.css';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { isNarrowed, type QueueFilter, wholeQueue } from './queue-filter.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { type Queue as QueueData, useQueue, useQueueFilter } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';

/** The queue: tabs, narrowing, and one row per case by deadline. `open` is the case beside it. */
export function Queue({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [filter, change] = useQueueFilter();
  const queue = useQueue(filter);
  const find = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useQueueKeys({ list, find, open });
  useKeptScroll(list, open === undefined);
  return (
    <ListPane
      label={t('queue.list')}
      title={t('queue.heading')}
      hasOpen={open !== undefined}
      actions={
        <FindField
          words="queue"
          ref={find}
          value={filter.find}
          onFind={(text) => change({ find: text })}
        />
      }
      above={<QueueFilters filter={filter} counts={queue.counts} change={change} />}
      busy={queue.pages.isPlaceholderData}
      list={list}
      below={<Freshness queue={queue} />}
    >
      <QueueRows queue={queue} filter={filter} open={open} clear={() => change(wholeQueue)} />
    </ListPane>
  );
}

interface QueueRowsProps {
  queue: QueueData;
  filter: QueueFilter;
  open: string | undefined;
  clear: () => void;
}

function QueueRows({ queue, filter, open, clear }: QueueRowsProps) {
  const { pages, rows } = queue;
  const { t } = useWords();
  if (rows.length === 0 && pages.hasNextPage) return <NotYetFound queue={queue} />;
  return (
    <ListRows
      read={pages}
      rows={rows}
      loading={t('queue.loading')}
      bones={9}
      empty={<NoRows filter={filter} clear={clear} />}
      foot={<More pages={pages} saysEnd />}
    >
      {(one) => <QueueRow key={one.code} one={one} isOpen={one.code === open} />}
    </ListRows>
  );
}

/** The newest do not hold the words; the older ones have not been looked at. */
function NotYetFound({ queue: { pages, lookedThrough } }: Pick<QueueRowsProps, 'queue'>) {
  const { t } = useWords();
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={t('queue.notYet.heading', { count: lookedThrough })}
      line={t('queue.notYet.words')}
      action={
        <Button
          kind="outline"
          busy={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('queue.notYet.goOn')}
        </Button>
      }
    />
  );
}

function NoRows({ filter, clear }: { filter: QueueFilter; clear: () => void }) {
  const { t } = useWords();
  const narrowed = isNarrowed(filter);
  const kind = narrowed ? 'filtered' : filter.show;
  const action = (
    <Button kind="outline" onClick={clear}>
      {t('queue.clearFilters')}
    </Button>
  );
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={t(`queue.empty.${kind}.heading`)}
      line={t(`queue.empty.${kind}.words`)}
      action={narrowed ? action : undefined}
    />
  );
}

/** When the list was last right; says so plainly when it could not be renewed. */
function Freshness({ queue: { pages } }: { queue: QueueData }) {
  const { t } = useWords();
  const { on } = useShortcutSwitch();
  if (pages.data === undefined) return null;
  const at = clockTime(new Date(pages.dataUpdatedAt));
  if (pages.isRefetchError) return <OfflineBand>{t('queue.stale', { at })}</OfflineBand>;
  return (
    <p className={styles.freshness}>
      <span>{t('queue.byDeadline')}</span>
      <span>{t('queue.refreshed', { at })}</span>
      {on && (
        <span className={styles.keys}>
          <KeyCap>J</KeyCap>
          <KeyCap>K</KeyCap>
          {t('queue.moveKeys')}
        </span>
      )}
    </p>
  );
}
