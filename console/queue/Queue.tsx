import { useRef, useState } from 'react';
import type { CaseSummary } from '../../contract/case-views.ts';
import { Button, KeyCap } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { clockTime } from '../dates.ts';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { useShortcutSwitch } from '../shortcuts.ts';
import { Failed } from '../states/Failed.tsx';
import { holds, isChoosable } from './chosen.ts';
import { ExportButton, Exported, useExportQueue } from './ExportQueue.tsx';
import { FindField } from './FindField.tsx';
import styles from './Queue.module.css';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { hasEnded, isNarrowed, type QueueFilter, wholeQueue } from './queue-filter.ts';
import { SavedFilters } from './SavedFilters.tsx';
import { Several } from './Several.tsx';
import { type Choosings, useChosen } from './use-chosen.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { type Queue as QueueData, useQueue, useQueueFilter } from './use-queue.ts';
import { focusRow, useQueueKeys } from './use-queue-keys.ts';

/** The queue: tabs, narrowing, and one row per case by deadline. `open` is the case beside it. */
export function Queue({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [filter, narrow] = useQueueFilter();
  const queue = useQueue(filter);
  const heading = usePageHeading(open === undefined ? t('queue.heading') : undefined);
  const find = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useQueueKeys({ list, find, open });
  useKeptScroll(list, open === undefined);
  const [asked, ask] = useState(false);
  const choosing = useChosen({ list, rows: queue.rows, onAccept: () => ask(true) });
  const exporting = useExportQueue(filter);
  // What was chosen in one list is not taken along into another.
  const change = (part: Partial<QueueFilter>) => {
    choosing.clear();
    ask(false);
    narrow(part);
  };
  const backToList = () => {
    const first = choosing.chosen.cases.at(-1)?.code ?? open ?? queue.rows[0]?.code;
    if (first !== undefined) focusRow(list.current, first);
  };
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={styles.queue} aria-label={t('queue.list')}>
      <header className={styles.head}>
        <Heading className={styles.heading} ref={heading} tabIndex={-1}>
          {t('queue.heading')}
        </Heading>
        <FindField
          words="queue"
          ref={find}
          value={filter.find}
          onFind={(text) => change({ find: text })}
        />
      </header>
      <SavedFilters filter={filter} change={change} />
      <QueueFilters
        filter={filter}
        counts={queue.counts}
        change={change}
        tools={<ExportButton {...exporting} />}
      />
      <Exported exporting={exporting.exporting} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of its rows, which have the focus */}
      <div
        className={styles.list}
        ref={list}
        aria-busy={queue.pages.isPlaceholderData}
        onKeyDown={choosing.onKeyDown}
      >
        <QueueRows {...{ queue, filter, open, choosing }} clear={() => change(wholeQueue)} />
      </div>
      <Several choosing={choosing} asked={asked} ask={ask} onLeave={backToList} />
      <Freshness queue={queue} ended={hasEnded(filter.show)} mayChoose={choosing.mayChoose} />
    </section>
  );
}

interface QueueRowsProps {
  queue: QueueData;
  filter: QueueFilter;
  open: string | undefined;
  choosing: Choosings;
  clear: () => void;
}

function QueueRows({ queue, filter, open, choosing, clear }: QueueRowsProps) {
  const { pages, rows } = queue;
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('queue.loading')} rows={9} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (rows.length === 0 && pages.hasNextPage) return <NotYetFound queue={queue} />;
  if (rows.length === 0) return <NoRows filter={filter} clear={clear} />;
  return (
    <>
      <ul className={styles.rows}>
        {rows.map((one) => (
          <QueueRow
            key={one.code}
            one={one}
            isOpen={one.code === open}
            choice={choiceOf(choosing, one)}
          />
        ))}
      </ul>
      <div className={styles.foot}>
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

/** Whether a row is chosen, and how it is; what has moved on since can still be taken out of the choice. */
function choiceOf({ mayChoose, chosen, toggle }: Choosings, one: CaseSummary) {
  const isChosen = holds(chosen, one.code);
  if (!mayChoose && !isChosen) return undefined;
  const change = isChosen || isChoosable(one) ? () => toggle(one.code) : undefined;
  return { chosen: isChosen, toggle: change };
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

interface FreshnessProps {
  queue: QueueData;
  ended: boolean;
  mayChoose: boolean;
}

/** When the list was last right; says so plainly when it could not be renewed. */
function Freshness({ queue: { pages }, ended, mayChoose }: FreshnessProps) {
  const { t } = useWords();
  const { on } = useShortcutSwitch();
  if (pages.data === undefined) return null;
  const at = clockTime(new Date(pages.dataUpdatedAt));
  if (pages.isRefetchError) return <OfflineBand>{t('queue.stale', { at })}</OfflineBand>;
  return (
    <p className={styles.freshness}>
      <span>{t(ended ? 'queue.byEnd' : 'queue.byDeadline')}</span>
      <span>{t('queue.refreshed', { at })}</span>
      {on && (
        <span className={styles.keys}>
          <KeyCap>J</KeyCap>
          <KeyCap>K</KeyCap>
          {t('queue.moveKeys')}
          {mayChoose && (
            <>
              <KeyCap>X</KeyCap>
              {t('several.chooseKey')}
            </>
          )}
        </span>
      )}
    </p>
  );
}
