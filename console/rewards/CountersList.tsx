import { useLocation } from 'wouter';
import type { Counter } from '../../contract/rewards.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon, ScrollIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { useAreaName } from './RewardTerms.tsx';
import { useCounters } from './use-counters.ts';

interface CountersListProps {
  mine: boolean;
  home: string;
  open: { kind?: string | undefined; id?: string | undefined };
}

/** Counters with how many shelves are empty and how much waits. */
export function CountersList({ mine, home, open }: CountersListProps) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const { county } = useCounty();
  const title = t(mine ? 'counters.mine' : 'counters.heading');
  return (
    <ListPane
      label={t('counters.list')}
      title={title}
      hasOpen={open.kind !== undefined}
      actions={
        <>
          {mine && mayCall(me, 'listMySettlements') && (
            <ButtonLink
              size="s"
              kind="outline"
              icon={<ScrollIcon size={16} />}
              href={`/?county=${county.county}#/settlements`}
            >
              {t('counters.settlements')}
            </ButtonLink>
          )}
          {!mine && mayCall(me, 'openCounter') && (
            <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go(`${home}/new`)}>
              {t('counters.create')}
            </Button>
          )}
        </>
      }
      lead={t(mine ? 'counters.mineLead' : 'counters.lead')}
    >
      <Rows mine={mine} home={home} open={open} />
    </ListPane>
  );
}

function Rows({ mine, home, open }: CountersListProps) {
  const { t } = useWords();
  const { pages, counters } = useCounters(mine);
  return (
    <ListRows
      read={pages}
      rows={counters}
      loading={t('counters.loading')}
      bones={4}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('counters.empty.heading')}
          line={t(mine ? 'counters.empty.mineWords' : 'counters.empty.words')}
        />
      }
    >
      {(counter) => (
        <Row
          key={counter.id}
          counter={counter}
          href={`${home}/counter/${counter.id}`}
          isOpen={open.id === counter.id}
        />
      )}
    </ListRows>
  );
}

function Row({ counter, href, isOpen }: { counter: Counter; href: string; isOpen: boolean }) {
  const { t, say } = useWords();
  const nameOf = useAreaName();
  const held = counter.offers.reduce((sum, one) => sum + one.held, 0);
  const empty = counter.offers.filter(
    ({ slot, closed, onHand }) => !slot && !closed && onHand === 0,
  );
  return (
    <ListRow
      href={href}
      isOpen={isOpen}
      title={say(counter.name)}
      aside={
        counter.closed ? (
          <StateTag state="reversed">{t('counters.closed')}</StateTag>
        ) : (
          empty.length > 0 && (
            <StateTag state="scheduled">
              {t('counters.emptyShelves', { count: empty.length })}
            </StateTag>
          )
        )
      }
    >
      <span className={rowStyles.where}>{nameOf(counter.area)}</span>
      <span className={rowStyles.what}>{t('counters.waiting', { count: held })}</span>
    </ListRow>
  );
}
