import { Link, useLocation } from 'wouter';
import type { Pool } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dateInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { usePools } from './use-pools.ts';

interface PoolsListProps {
  open: { kind?: string | undefined; code?: string | undefined };
}

/** Every pool with what is left in it and until when it lasts; below, who stands behind them. */
export function PoolsList({ open }: PoolsListProps) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const heading = usePageHeading(open.kind === undefined ? t('pools.heading') : undefined);
  const Heading = open.kind === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('pools.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('pools.heading')}
        </Heading>
        {mayCall(me, 'createPool') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/pools/new')}>
            {t('pools.create')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('pools.lead')}</p>
      <div className={queueStyles.list}>
        <Rows open={open} />
        <ul className={queueStyles.rows}>
          {mayCall(me, 'listSponsors') && (
            <More kind="sponsors" isOpen={open.kind === 'sponsors'} />
          )}
          {mayCall(me, 'getLiability') && (
            <More kind="liability" isOpen={open.kind === 'liability'} />
          )}
        </ul>
      </div>
    </section>
  );
}

function Rows({ open }: PoolsListProps) {
  const { t } = useWords();
  const pools = usePools();
  if (pools.isPending) return <Skeleton label={t('pools.loading')} rows={4} />;
  if (pools.data === undefined) return <Failed error={pools.error} retry={() => pools.refetch()} />;
  if (pools.data.pools.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('pools.empty.heading')}
        line={t('pools.empty.words')}
      />
    );
  return (
    <ul className={queueStyles.rows}>
      {pools.data.pools.map((pool) => (
        <Row key={pool.code} pool={pool} isOpen={open.code === pool.code} />
      ))}
    </ul>
  );
}

function Row({ pool, isOpen }: { pool: Pool; isOpen: boolean }) {
  const { t, say } = useWords();
  const lasting = useLasting();
  const [warning] = pool.warnings;
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/pools/pool/${pool.code}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(pool.name)}
        </Link>
        <span className={rowStyles.what}>
          {pointsText(pool.cover)} {t('pools.points')}
        </span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{t(`pools.kinds.${pool.kind}`)}</span>
        {warning === undefined ? (
          <span className={rowStyles.what}>{lasting(pool)}</span>
        ) : (
          <StateTag state={warning.days === 0 ? 'overdue' : 'scheduled'}>{lasting(pool)}</StateTag>
        )}
      </div>
    </li>
  );
}

/** Until when a pool lasts, in a few words. */
export function useLasting() {
  const { t, language } = useWords();
  return ({ behind, cover, dailyPoints, runsOutOn }: Pool): string => {
    if (behind <= 0) return t('pools.noCover');
    if (cover <= 0) return t('pools.usedUp');
    if (runsOutOn !== null) return t('pools.lastsUntil', { day: dateInWords(runsOutOn, language) });
    return t(dailyPoints > 0 ? 'pools.lastsLong' : 'pools.unused');
  };
}

function More({ kind, isOpen }: { kind: 'sponsors' | 'liability'; isOpen: boolean }) {
  const { t } = useWords();
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/pools/${kind}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t(`pools.${kind}Link`)}
        </Link>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{t(`pools.${kind}What`)}</span>
      </div>
    </li>
  );
}
