import type { Debt } from '../../contract/debts.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { type Debts, useDebtorName } from './use-debts.ts';

interface DebtsListProps {
  debts: Debts;
  open: string | undefined;
}

/** Residents and households who owe points, with what is owed and whether a waiver waits to be signed. */
export function DebtsList({ debts, open }: DebtsListProps) {
  const { t } = useWords();
  return (
    <ListPane
      label={t('debts.list')}
      title={t('debts.heading')}
      hasOpen={open !== undefined}
      lead={t('debts.lead')}
    >
      <Rows debts={debts} open={open} />
    </ListPane>
  );
}

function Rows({ debts: { pages, debts }, open }: DebtsListProps) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={debts}
      loading={t('debts.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('debts.empty.heading')}
          line={t('debts.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: Debt; isOpen: boolean }) {
  const { t, say } = useWords();
  const nameOf = useDebtorName();
  const area = useAreas().data?.find(({ code }) => code === one.area);
  return (
    <ListRow
      href={`/debts/${one.id}`}
      isOpen={isOpen}
      title={nameOf(one)}
      aside={<span className={rowStyles.what}>{t('debts.owes', { points: one.owed })}</span>}
    >
      <span className={rowStyles.where}>
        <span className={rowStyles.grid}>{area ? say(area.name) : t('debts.noGrid')}</span>
      </span>
      {one.waiver && <span className={rowStyles.what}>{t('debts.waiting')}</span>}
    </ListRow>
  );
}
