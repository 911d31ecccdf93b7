import { Link, useLocation } from 'wouter';
import type { Counter } from '../../contract/rewards.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon, ScrollIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
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
  const heading = usePageHeading(open.kind === undefined ? title : undefined);
  const Heading = open.kind === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('counters.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {title}
        </Heading>
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
      </header>
      <p className={heldStyles.lead}>{t(mine ? 'counters.mineLead' : 'counters.lead')}</p>
      <div className={queueStyles.list}>
        <Rows mine={mine} home={home} open={open} />
      </div>
    </section>
  );
}

function Rows({ mine, home, open }: CountersListProps) {
  const { t } = useWords();
  const { pages, counters } = useCounters(mine);
  if (pages.isPending) return <Skeleton label={t('counters.loading')} rows={4} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (counters.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('counters.empty.heading')}
        line={t(mine ? 'counters.empty.mineWords' : 'counters.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {counters.map((counter) => (
          <Row
            key={counter.id}
            counter={counter}
            href={`${home}/counter/${counter.id}`}
            isOpen={open.id === counter.id}
          />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
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
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={href}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(counter.name)}
        </Link>
        {counter.closed ? (
          <StateTag state="reversed">{t('counters.closed')}</StateTag>
        ) : (
          empty.length > 0 && (
            <StateTag state="scheduled">
              {t('counters.emptyShelves', { count: empty.length })}
            </StateTag>
          )
        )}
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{nameOf(counter.area)}</span>
        <span className={rowStyles.what}>{t('counters.waiting', { count: held })}</span>
      </div>
    </li>
  );
}
