import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Reward } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import styles from './rewards.module.css';
import { type CatalogueState, useCatalogue } from './use-rewards.ts';

interface CatalogueListProps {
  open: { kind?: string | undefined; id?: string | undefined };
}

/** Rewards by name, those on the list or those taken off; above, what the last month suggests. */
export function CatalogueList({ open }: CatalogueListProps) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const [state, setState] = useState<CatalogueState>('listed');
  return (
    <ListPane
      label={t('rewards.list')}
      title={t('rewards.heading')}
      hasOpen={open.kind !== undefined}
      actions={
        mayCall(me, 'addReward') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/catalogue/new')}>
            {t('rewards.create')}
          </Button>
        )
      }
      lead={t('rewards.lead')}
      above={
        <div className={styles.filter}>
          <Segmented
            label={t('rewards.state')}
            labelHidden
            value={state}
            onChange={setState}
            choices={(['listed', 'off'] as const).map((value) => ({
              value,
              label: t(`rewards.states.${value}`),
            }))}
          />
        </div>
      }
    >
      {state === 'listed' && mayCall(me, 'listSuggestions') && (
        <ul className={listStyles.rows}>
          <More isOpen={open.kind === 'suggestions'} />
        </ul>
      )}
      <Rows state={state} open={open} />
    </ListPane>
  );
}

function Rows({ state, open }: CatalogueListProps & { state: CatalogueState }) {
  const { t } = useWords();
  const { pages, rewards } = useCatalogue(state);
  return (
    <ListRows
      read={pages}
      rows={rewards}
      loading={t('rewards.loading')}
      bones={5}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t(`rewards.empty.${state}`)}
          line={t(`rewards.empty.${state}Words`)}
        />
      }
    >
      {(reward) => <Row key={reward.id} reward={reward} isOpen={open.id === reward.id} />}
    </ListRows>
  );
}

function Row({ reward, isOpen }: { reward: Reward; isOpen: boolean }) {
  const { t, say } = useWords();
  return (
    <ListRow
      href={`/catalogue/reward/${reward.id}`}
      isOpen={isOpen}
      title={say(reward.name)}
      aside={
        <span className={rowStyles.what}>
          {reward.value === 0
            ? t('rewards.free')
            : `${pointsText(reward.value)} ${t('rewards.points')}`}
        </span>
      }
    >
      <span className={rowStyles.where}>{t(`rewards.kinds.${reward.kind}`)}</span>
      <span className={rowStyles.what}>
        {reward.prices.length > 1 && t('rewards.tiers', { count: reward.prices.length })}
      </span>
    </ListRow>
  );
}

function More({ isOpen }: { isOpen: boolean }) {
  const { t } = useWords();
  return (
    <ListRow href="/catalogue/suggestions" isOpen={isOpen} title={t('rewards.suggestionsLink')}>
      <span className={rowStyles.where}>{t('rewards.suggestionsWhat')}</span>
    </ListRow>
  );
}
