import { payeeListFromFen, type RedPacketBatch } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import listStyles from '../split/ListPane.module.css';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { Failed } from '../states/Failed.tsx';
import styles from './RedPackets.module.css';
import { useBatches, useOffers } from './use-red-packets.ts';

interface ListProps {
  open: { kind?: string | undefined; id?: string | undefined };
}

/** What waits, what is on its way, what is offered; below, the batches, newest first. */
export function RedPacketsList({ open }: ListProps) {
  const { t } = useWords();
  return (
    <ListPane
      label={t('redPackets.list')}
      title={t('redPackets.heading')}
      hasOpen={open.kind !== undefined}
      lead={t('redPackets.lead')}
    >
      <Sections open={open} />
      <Batches open={open} />
    </ListPane>
  );
}

const sections = ['waiting', 'sent', 'offers', 'payees'] as const;

function Sections({ open }: ListProps) {
  const { t } = useWords();
  const me = useStaff();
  const offers = useOffers();
  const figures = offers.data?.figures;
  if (offers.isPending) return <Skeleton label={t('redPackets.loading')} rows={4} />;
  if (figures === undefined) return <Failed error={offers.error} retry={() => offers.refetch()} />;
  const counts = { waiting: figures.asked, sent: figures.underWay, offers: null, payees: null };
  const shown = sections.filter((one) => one !== 'payees' || mayCall(me, 'exportPayees'));
  return (
    <>
      <div className={styles.remarks}>
        {!figures.connected && <Remark>{t('redPackets.notConnected')}</Remark>}
        {figures.contradicted > 0 && (
          <Remark urgent>{t('redPackets.contradicted', { count: figures.contradicted })}</Remark>
        )}
        {figures.stuck > 0 && (
          <Remark urgent>{t('redPackets.stuck', { count: figures.stuck })}</Remark>
        )}
      </div>
      <ul className={listStyles.rows}>
        {shown.map((one) => (
          <Section key={one} one={one} isOpen={open.kind === one} count={counts[one]} />
        ))}
      </ul>
      <p className={styles.today}>
        {t('redPackets.today', {
          amount: money(figures.approvedTodayFen),
          cap: money(figures.capTodayFen),
        })}
      </p>
    </>
  );
}

function Remark({ urgent = false, children }: { urgent?: boolean; children: string }) {
  return (
    <div className={classes(cardStyles.warning, urgent && cardStyles.used)}>
      <p>{children}</p>
    </div>
  );
}

interface SectionProps {
  one: (typeof sections)[number];
  isOpen: boolean;
  count: number | null;
}

function Section({ one, isOpen, count }: SectionProps) {
  const { t } = useWords();
  const what =
    one === 'payees'
      ? t('redPackets.sections.payeesWhat', { amount: money(payeeListFromFen) })
      : t(`redPackets.sections.${one}What`);
  return (
    <ListRow
      href={`/red-packets/${one}`}
      isOpen={isOpen}
      title={t(`redPackets.sections.${one}`)}
      aside={count !== null && <span className={rowStyles.what}>{count}</span>}
    >
      <span className={rowStyles.where}>{what}</span>
    </ListRow>
  );
}

function Batches({ open }: ListProps) {
  const { t } = useWords();
  const batches = useBatches();
  const rows = batches.data?.pages.flatMap((page) => page.batches) ?? [];
  return (
    <>
      <h3 className={styles.group}>{t('redPackets.sections.batches')}</h3>
      {batches.isSuccess && rows.length === 0 && (
        <p className={styles.today}>{t('redPackets.noBatches')}</p>
      )}
      <ul className={listStyles.rows}>
        {rows.map((batch) => (
          <BatchRow key={batch.id} batch={batch} isOpen={open.id === batch.id} />
        ))}
      </ul>
      {batches.hasNextPage && (
        <Button
          size="s"
          kind="quiet"
          busy={batches.isFetchingNextPage}
          onClick={() => batches.fetchNextPage()}
        >
          {t('redPackets.more')}
        </Button>
      )}
    </>
  );
}

export const batchTags: Record<RedPacketBatch['state'], TagState> = {
  prepared: 'provisional',
  approved: 'settled',
  declined: 'reversed',
};

function BatchRow({ batch, isOpen }: { batch: RedPacketBatch; isOpen: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  const { id, packets, amountFen, preparedBy, preparedAt, state } = batch;
  return (
    <ListRow
      href={`/red-packets/batch/${id}`}
      isOpen={isOpen}
      title={t('redPackets.batchRow', { count: packets, amount: money(amountFen) })}
      aside={<StateTag state={batchTags[state]}>{t(`redPackets.batchStates.${state}`)}</StateTag>}
    >
      <span className={rowStyles.where}>
        {t('redPackets.batch.by', {
          name: preparedBy,
          when: momentInWords(preparedAt, now, language),
        })}
      </span>
    </ListRow>
  );
}
