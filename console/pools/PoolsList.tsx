import { useLocation } from 'wouter';
import type { Pool } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { usePools } from './use-pools.ts';

interface PoolsListProps {
  open: { kind?: string | undefined; code?: string | undefined };
}

/** Every pool with what is left in it and until when it lasts; below, who stands behind them. */
export function PoolsList({ open }: PoolsListProps) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  return (
    <ListPane
      label={t('pools.list')}
      title={t('pools.heading')}
      hasOpen={open.kind !== undefined}
      actions={
        mayCall(me, 'createPool') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/pools/new')}>
            {t('pools.create')}
          </Button>
        )
      }
      lead={t('pools.lead')}
    >
      <Rows open={open} />
      <ul className={listStyles.rows}>
        {mayCall(me, 'listSponsors') && <More kind="sponsors" isOpen={open.kind === 'sponsors'} />}
        {mayCall(me, 'getLiability') && (
          <More kind="liability" isOpen={open.kind === 'liability'} />
        )}
      </ul>
    </ListPane>
  );
}

function Rows({ open }: PoolsListProps) {
  const { t } = useWords();
  const pools = usePools();
  return (
    <ListRows
      read={pools}
      rows={pools.data?.pools ?? []}
      loading={t('pools.loading')}
      bones={4}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('pools.empty.heading')}
          line={t('pools.empty.words')}
        />
      }
    >
      {(pool) => <Row key={pool.code} pool={pool} isOpen={open.code === pool.code} />}
    </ListRows>
  );
}

function Row({ pool, isOpen }: { pool: Pool; isOpen: boolean }) {
  const { t, say } = useWords();
  const lasting = useLasting();
  const [warning] = pool.warnings;
  return (
    <ListRow
      href={`/pools/pool/${pool.code}`}
      isOpen={isOpen}
      title={say(pool.name)}
      aside={
        <span className={rowStyles.what}>
          {pointsText(pool.cover)} {t('pools.points')}
        </span>
      }
    >
      <span className={rowStyles.where}>{t(`pools.kinds.${pool.kind}`)}</span>
      {warning === undefined ? (
        <span className={rowStyles.what}>{lasting(pool)}</span>
      ) : (
        <StateTag state={warning.days === 0 ? 'overdue' : 'scheduled'}>{lasting(pool)}</StateTag>
      )}
    </ListRow>
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
    <ListRow href={`/pools/${kind}`} isOpen={isOpen} title={t(`pools.${kind}Link`)}>
      <span className={rowStyles.where}>{t(`pools.${kind}What`)}</span>
    </ListRow>
  );
}
