import { Link, useLocation } from 'wouter';
import {
  type Settlement,
  type SettlementState,
  settlementStates,
} from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import heldStyles from '../held/HeldList.module.css';
import { useKeptChoice } from '../kept-choice.ts';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { money } from '../pools/money.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { useMonth } from './months.ts';
import styles from './settlements.module.css';
import { useSettlements } from './use-settlements.ts';

type Shown = 'all' | SettlementState;

/** Every settlement with what is owed and where it stands, newest first. */
export function SettlementsList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const [shown, setShown] = useKeptChoice<Shown>('settlements', {
    choices: ['all', ...settlementStates],
    usual: 'all',
  });
  const heading = usePageHeading(open === undefined ? t('settlements.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('settlements.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('settlements.heading')}
        </Heading>
        {mayCall(me, 'openSettlements') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/settlements/new')}>
            {t('settlements.open.begin')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('settlements.lead')}</p>
      <div className={styles.filter}>
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
      <div className={queueStyles.list}>
        <Rows state={shown === 'all' ? undefined : shown} open={open} />
      </div>
    </section>
  );
}

interface RowsProps {
  state: SettlementState | undefined;
  open: string | undefined;
}

function Rows({ state, open }: RowsProps) {
  const { t } = useWords();
  const pages = useSettlements(state);
  if (pages.isPending) return <Skeleton label={t('settlements.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const settlements = pages.data.pages.flatMap((page) => page.settlements);
  if (settlements.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('settlements.empty.heading')}
        line={t('settlements.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {settlements.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
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
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/settlements/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(one.counterName)} · {month(one.period)}
        </Link>
        <span className={styles.amount}>{money(one.amountFen)}</span>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          {one.openDisputes > 0
            ? t('settlements.openDisputes', { count: one.openDisputes })
            : t('settlements.linesOf', { count: one.lines })}
        </span>
        <SettlementTag one={one} />
      </div>
    </li>
  );
}
