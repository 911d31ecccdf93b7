import { useState } from 'react';
import type { Bearer, CounterConflict } from '../../contract/counter.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { useConflicts } from './use-conflicts.ts';

type Shown = 'all' | Bearer;

/** The county's first: those nobody else settles. */
const filters: readonly Shown[] = ['all', 'county', 'counter', 'resident'];

/** Every hand-over that did not agree with the books, the newest first, with who bears it. */
export function ConflictsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>('all');
  return (
    <ListPane
      label={t('conflicts.list')}
      title={t('conflicts.heading')}
      hasOpen={open !== undefined}
      lead={t('conflicts.lead')}
      above={
        <div className={listStyles.filter}>
          <Segmented
            label={t('conflicts.show')}
            labelHidden
            choices={filters.map((value) => ({ value, label: t(`conflicts.filter.${value}`) }))}
            value={shown}
            onChange={setShown}
          />
        </div>
      }
    >
      <Rows bearer={shown === 'all' ? undefined : shown} open={open} />
    </ListPane>
  );
}

interface RowsProps {
  bearer: Bearer | undefined;
  open: string | undefined;
}

function Rows({ bearer, open }: RowsProps) {
  const { t } = useWords();
  const pages = useConflicts(bearer);
  const conflicts = pages.data?.pages.flatMap((page) => page.conflicts) ?? [];
  return (
    <ListRows
      read={pages}
      rows={conflicts}
      loading={t('conflicts.loading')}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('conflicts.empty.heading')}
          line={t('conflicts.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.entry} one={one} isOpen={one.entry === open} />}
    </ListRows>
  );
}

const tags: Record<Bearer, TagState> = {
  county: 'held',
  counter: 'reversed',
  resident: 'settled',
};

export function BearerTag({ bearer }: { bearer: Bearer }) {
  const { t } = useWords();
  return <StateTag state={tags[bearer]}>{t(`conflicts.bearers.${bearer}`)}</StateTag>;
}

function Row({ one, isOpen }: { one: CounterConflict; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  return (
    <ListRow
      href={`/counter-conflicts/${one.entry}`}
      isOpen={isOpen}
      title={`${say(one.counterName)} · ${t(`conflicts.kinds.${one.kind}`)}`}
      aside={
        <span className={rowStyles.amount}>
          {t('conflicts.points', { points: pointsText(one.value) })}
        </span>
      }
    >
      <span className={rowStyles.where}>{momentInWords(one.foundAt, now, language)}</span>
      <BearerTag bearer={one.bearer} />
    </ListRow>
  );
}
