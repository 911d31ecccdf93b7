import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Reward } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
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
  const heading = usePageHeading(open.kind === undefined ? t('rewards.heading') : undefined);
  const Heading = open.kind === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('rewards.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('rewards.heading')}
        </Heading>
        {mayCall(me, 'addReward') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/catalogue/new')}>
            {t('rewards.create')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('rewards.lead')}</p>
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
      <div className={queueStyles.list}>
        {state === 'listed' && mayCall(me, 'listSuggestions') && (
          <ul className={queueStyles.rows}>
            <More isOpen={open.kind === 'suggestions'} />
          </ul>
        )}
        <Rows state={state} open={open} />
      </div>
    </section>
  );
}

function Rows({ state, open }: CatalogueListProps & { state: CatalogueState }) {
  const { t } = useWords();
  const { pages, rewards } = useCatalogue(state);
  if (pages.isPending) return <Skeleton label={t('rewards.loading')} rows={5} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (rewards.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t(`rewards.empty.${state}`)}
        line={t(`rewards.empty.${state}Words`)}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {rewards.map((reward) => (
          <Row key={reward.id} reward={reward} isOpen={open.id === reward.id} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ reward, isOpen }: { reward: Reward; isOpen: boolean }) {
  const { t, say } = useWords();
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/catalogue/reward/${reward.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(reward.name)}
        </Link>
        <span className={rowStyles.what}>
          {reward.value === 0
            ? t('rewards.free')
            : `${pointsText(reward.value)} ${t('rewards.points')}`}
        </span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{t(`rewards.kinds.${reward.kind}`)}</span>
        <span className={rowStyles.what}>
          {reward.prices.length > 1 && t('rewards.tiers', { count: reward.prices.length })}
        </span>
      </div>
    </li>
  );
}

function More({ isOpen }: { isOpen: boolean }) {
  const { t } = useWords();
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href="/catalogue/suggestions"
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t('rewards.suggestionsLink')}
        </Link>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{t('rewards.suggestionsWhat')}</span>
      </div>
    </li>
  );
}
