import { Link } from 'wouter';
import { payeeListFromFen, type RedPacketBatch } from '../../contract/red-packets.ts';
import { classes } from '../../ui/classes.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { money } from '../pools/money.ts';
import poolStyles from '../pools/pools.module.css';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './RedPackets.module.css';
import { useBatches, useOffers } from './use-red-packets.ts';

interface ListProps {
  open: { kind?: string | undefined; id?: string | undefined };
}

/** What waits, what is on its way, what is offered; below, the batches, newest first. */
export function RedPacketsList({ open }: ListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open.kind === undefined ? t('redPackets.heading') : undefined);
  const Heading = open.kind === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('redPackets.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('redPackets.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('redPackets.lead')}</p>
      <div className={queueStyles.list}>
        <Sections open={open} />
        <Batches open={open} />
      </div>
    </section>
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
      <ul className={queueStyles.rows}>
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
    <div className={classes(poolStyles.warning, urgent && poolStyles.used)}>
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
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/red-packets/${one}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t(`redPackets.sections.${one}`)}
        </Link>
        {count !== null && <span className={rowStyles.what}>{count}</span>}
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>{what}</span>
      </div>
    </li>
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
      <ul className={queueStyles.rows}>
        {rows.map((batch) => (
          <BatchRow key={batch.id} batch={batch} isOpen={open.id === batch.id} />
        ))}
      </ul>
      <NextPage pages={batches} />
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
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/red-packets/batch/${id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t('redPackets.batchRow', { count: packets, amount: money(amountFen) })}
        </Link>
        <StateTag state={batchTags[state]}>{t(`redPackets.batchStates.${state}`)}</StateTag>
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          {t('redPackets.batch.by', {
            name: preparedBy,
            when: momentInWords(preparedAt, now, language),
          })}
        </span>
      </div>
    </li>
  );
}
