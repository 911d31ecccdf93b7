import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  type Settlement,
  type SettlementState,
  settlementStates,
} from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { useMonth } from './months.ts';
import { useSettlements } from './use-settlements.ts';

type Shown = 'all' | SettlementState;

/** Every settlement with what is owed and where it stands, newest first. */
export function SettlementsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const [shown, setShown] = useState<Shown>('all');
  return (
    <ListPane
      label={t('settlements.list')}
      title={t('settlements.heading')}
      hasOpen={open !== undefined}
      actions={
        mayCall(me, 'openSettlements') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/settlements/new')}>
            {t('settlements.open.begin')}
          </Button>
        )
      }
      lead={t('settlements.lead')}
      above={
        <div className={listStyles.filter}>
          <Segmented
            label={t('settlements.show')}
            labelHidden
            choices={(['all', ...settlementStates] as const).map((value) => ({
              value,
              label: t(`settlements.filter.${value}`),
            }))}
            value={shown}
            onChange={setShown}
          />
        </div>
      }
    >
      <Rows state={shown === 'all' ? undefined : shown} open={open} />
    </ListPane>
  );
}

interface RowsProps {
  state: SettlementState | undefined;
  open: string | undefined;
}

function Rows({ state, open }: RowsProps) {
  const { t } = useWords();
  const pages = useSettlements(state);
  const settlements = pages.data?.pages.flatMap((page) => page.settlements) ?? [];
  return (
    <ListRows
      read={pages}
      rows={settlements}
      loading={t('settlements.loading')}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('settlements.empty.heading')}
          line={t('settlements.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

const tags: Record<SettlementState, TagState> = {
  draft: 'provisional',
  disputed: 'held',
  settled: 'scheduled',
  paid: 'settled',
};

export function SettlementTag({ one }: { one: Pick<Settlement, 'state'> }) {
  const { t } = useWords();
  return <StateTag state={tags[one.state]}>{t(`settlements.states.${one.state}`)}</StateTag>;
}

function Row({ one, isOpen }: { one: Settlement; isOpen: boolean }) {
  const { t, say } = useWords();
  const month = useMonth();
  return (
    <ListRow
      href={`/settlements/${one.id}`}
      isOpen={isOpen}
      title={`${say(one.counterName)} · ${month(one.period)}`}
      aside={<span className={rowStyles.amount}>{money(one.amountFen)}</span>}
    >
      <span className={rowStyles.where}>
        {one.openDisputes > 0
          ? t('settlements.openDisputes', { count: one.openDisputes })
          : t('settlements.linesOf', { count: one.lines })}
      </span>
      <SettlementTag one={one} />
    </ListRow>
  );
}
