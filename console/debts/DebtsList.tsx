import { Link } from 'wouter';
import type { Debt } from '../../contract/debts.ts';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useAreas } from '../areas.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { type Debts, useDebtorName } from './use-debts.ts';

interface DebtsListProps {
  debts: Debts;
  open: string | undefined;
}

/** Residents and households who owe points, with what is owed and whether a waiver waits to be signed. */
export function DebtsList({ debts, open }: DebtsListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('debts.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('debts.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('debts.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('debts.lead')}</p>
      <div className={queueStyles.list}>
        <Rows debts={debts} open={open} />
      </div>
    </section>
  );
}

function Rows({ debts: { pages, debts }, open }: DebtsListProps) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('debts.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (debts.length === 0 && !pages.hasNextPage)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t('debts.empty.heading')}
        line={t('debts.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {debts.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one, isOpen }: { one: Debt; isOpen: boolean }) {
  const { t, say } = useWords();
  const nameOf = useDebtorName();
  const area = useAreas().data?.find(({ code }) => code === one.area);
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/debts/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {nameOf(one)}
        </Link>
        <span className={rowStyles.what}>{t('debts.owes', { points: one.owed })}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span className={rowStyles.grid}>{area ? say(area.name) : t('debts.noGrid')}</span>
        </span>
        {one.waiver && <span className={rowStyles.what}>{t('debts.waiting')}</span>}
      </div>
    </li>
  );
}
