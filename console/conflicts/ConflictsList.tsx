import { useState } from 'react';
import { Link } from 'wouter';
import type { Bearer, CounterConflict } from '../../contract/counter.ts';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import settlementStyles from '../settlements/settlements.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { useConflicts } from './use-conflicts.ts';

type Shown = 'all' | Bearer;

/** The county's first: those nobody else settles. */
const filters: readonly Shown[] = ['all', 'county', 'counter', 'resident'];

/** Every hand-over that did not agree with the books, the newest first, with who bears it. */
export function ConflictsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>('all');
  const heading = usePageHeading(open === undefined ? t('conflicts.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('conflicts.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('conflicts.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('conflicts.lead')}</p>
      <div className={settlementStyles.filter}>
        <Segmented
          label={t('conflicts.show')}
          labelHidden
          choices={filters.map((value) => ({ value, label: t(`conflicts.filter.${value}`) }))}
          value={shown}
          onChange={setShown}
        />
      </div>
      <div className={queueStyles.list}>
        <Rows bearer={shown === 'all' ? undefined : shown} open={open} />
      </div>
    </section>
  );
}

interface RowsProps {
  bearer: Bearer | undefined;
  open: string | undefined;
}

function Rows({ bearer, open }: RowsProps) {
  const { t } = useWords();
  const pages = useConflicts(bearer);
  if (pages.isPending) return <Skeleton label={t('conflicts.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const conflicts = pages.data.pages.flatMap((page) => page.conflicts);
  if (conflicts.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('conflicts.empty.heading')}
        line={t('conflicts.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {conflicts.map((one) => (
          <Row key={one.entry} one={one} isOpen={one.entry === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
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
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/counter-conflicts/${one.entry}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(one.counterName)} · {t(`conflicts.kinds.${one.kind}`)}
        </Link>
        <span className={settlementStyles.amount}>
          {t('conflicts.points', { points: pointsText(one.value) })}
        </span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{momentInWords(one.foundAt, now, language)}</span>
        <BearerTag bearer={one.bearer} />
      </div>
    </li>
  );
}
