import type { WholeSettlement } from '../../contract/settlements.ts';
import { Button } from '../../ui/Button.tsx';
import { DownloadIcon, PrintIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import cardStyles from '../split/cards.module.css';
import sumStyles from '../split/sums.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { MarkPaid } from './MarkPaid.tsx';
import { useMonth } from './months.ts';
import { SettlementLines } from './SettlementLines.tsx';
import { SettlementTag } from './SettlementsList.tsx';
import styles from './settlements.module.css';
import { useSettlement, useStatement } from './use-settlements.ts';

/** One settlement: what it comes to, whose points, who did what, and every line. */
export function SettlementPage({ id }: { id: string }) {
  const { t, say } = useWords();
  const month = useMonth();
  const asked = useSettlement(id);
  const one = asked.data;
  return (
    <TitledPage
      back="/settlements"
      label={t('settlements.heading')}
      title={one && `${say(one.counterName)} · ${month(one.period)}`}
      aside={one && <SettlementTag one={one} />}
    >
      {one ? (
        <div className={titledStyles.body}>
          <Sums one={one} />
          <MarkPaid one={one} />
          <SettlementLines one={one} />
        </div>
      ) : (
        <Unread asked={asked} loading={t('settlements.loading')} />
      )}
    </TitledPage>
  );
}

function Sums({ one }: { one: WholeSettlement }) {
  const { t, say } = useWords();
  return (
    <section className={cardStyles.card} aria-labelledby="settlement-sums">
      <div className={cardStyles.cardHead}>
        <h2 id="settlement-sums" className={styles.due}>
          <small>{t('settlements.due')}</small>
          <span>{money(one.amountFen)}</span>
        </h2>
        <Statement id={one.id} />
      </div>
      <p className={cardStyles.quiet}>
        {t('settlements.worth', {
          points: pointsText(one.points),
          value: money(one.pointValueFen),
          merchant: say(one.merchant),
        })}
      </p>
      <Steps one={one} />
      <div className={cardStyles.columns}>
        <Kinds one={one} />
        <Shares one={one} />
      </div>
    </section>
  );
}

/** Who did what so far, in the order in which it happens. */
function Steps({ one }: { one: WholeSettlement }) {
  const { t, language } = useWords();
  const now = useNow();
  const when = (instant: string) => momentInWords(instant, now, language);
  const confirmation = () => {
    if (one.confirmedAt === null)
      return one.answerBy === null
        ? t('settlements.steps.waiting')
        : t('settlements.steps.waitingUntil', { when: when(one.answerBy) });
    const step = one.bySilence ? 'bySilence' : 'confirmed';
    return t(`settlements.steps.${step}`, { when: when(one.confirmedAt) });
  };
  const steps = [
    t('settlements.steps.opened', { name: one.openedBy, when: when(one.openedAt) }),
    confirmation(),
    one.paidAt !== null &&
      t('settlements.steps.paid', {
        name: one.paidBy ?? '',
        when: when(one.paidAt),
        voucher: one.voucher ?? '',
      }),
  ].filter((step) => step !== false);
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}

function Kinds({ one }: { one: WholeSettlement }) {
  const { t } = useWords();
  return (
    <table className={sumStyles.table}>
      <caption>{t('settlements.kindsOf')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlements.kind')}</th>
          <th scope="col">{t('settlements.lines')}</th>
          <th scope="col">{t('pools.points')}</th>
          <th scope="col">{t('settlements.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {one.kinds.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{t(`settlements.kinds.${row.kind}`)}</th>
            <td>{pointsText(row.lines)}</td>
            <td>{pointsText(row.points)}</td>
            <td>{money(row.amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shares({ one }: { one: WholeSettlement }) {
  const { t, say } = useWords();
  if (one.shares.length === 0) return null;
  return (
    <table className={sumStyles.table}>
      <caption>{t('settlements.sharesOf')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settlements.pool')}</th>
          <th scope="col" className={sumStyles.words}>
            {t('settlements.sponsor')}
          </th>
          <th scope="col">{t('pools.points')}</th>
        </tr>
      </thead>
      <tbody>
        {one.shares.map(({ pool, sponsor, points }) => (
          <tr key={`${pool?.zh ?? ''}/${sponsor?.zh ?? ''}`}>
            <th scope="row">{pool === null ? t('settlements.notTold') : say(pool)}</th>
            <td className={sumStyles.words}>{sponsor === null ? '—' : say(sponsor)}</td>
            <td>{pointsText(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The statement as a workbook, and on paper to be signed. */
function Statement({ id }: { id: string }) {
  const { t, language } = useWords();
  const taking = useStatement(id);
  const take = (kind: 'xlsx' | 'pdf') =>
    taking.mutate({ kind, language: language === 'en' ? 'en' : 'zh' });
  return (
    <div className={cardStyles.buttons}>
      <Button
        size="s"
        kind="outline"
        icon={<DownloadIcon size={16} />}
        busy={taking.isPending && taking.variables.kind === 'xlsx'}
        onClick={() => take('xlsx')}
      >
        {t('settlements.xlsx')}
      </Button>
      <Button
        size="s"
        kind="outline"
        icon={<PrintIcon size={16} />}
        busy={taking.isPending && taking.variables.kind === 'pdf'}
        onClick={() => take('pdf')}
      >
        {t('settlements.pdf')}
      </Button>
      <Refusals error={taking.error} />
    </div>
  );
}
