import { useState } from 'react';
import type { WholeSettlement } from '../../contract/settlements.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DownloadIcon, PrintIcon } from '../../ui/icons.tsx';
import { money } from '../../ui/money.ts';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { ForMerchants, isStranger } from './ForMerchants.tsx';
import { Lines } from './Lines.tsx';
import styles from './Settlements.module.css';
import { SettlementTag } from './SettlementTag.tsx';
import {
  useConfirm,
  useMonth,
  useSettlement,
  useSettlementTexts,
  useStatementAddress,
} from './use-settlements.ts';

/** One month of one counter: what it comes to, every line, and the merchant's word on it. */
export function OneSettlement({ id }: { id: string }) {
  const { t } = useTexts();
  const s = useSettlementTexts();
  const month = useMonth();
  const asked = useSettlement(id);
  const one = asked.data;
  return (
    <Screen
      title={one === undefined ? s('title') : month(one.period)}
      back={{ label: t('back'), href: paths.settlements }}
      foot={one?.state === 'draft' ? <Confirm one={one} /> : undefined}
    >
      {isStranger(asked.error) ? (
        <ForMerchants />
      ) : (
        <Loaded asked={asked}>
          {(whole) => (
            <>
              <Sum one={whole} />
              <Lines one={whole} />
            </>
          )}
        </Loaded>
      )}
    </Screen>
  );
}

function Sum({ one }: { one: WholeSettlement }) {
  const { say, language } = useTexts();
  const s = useSettlementTexts();
  const address = useStatementAddress(one.id);
  const worth = { points: pointsText(one.points), value: money(one.pointValueFen) };
  return (
    <Card>
      <div className={styles.sum}>
        <div className={styles.head}>
          <span className={styles.name}>{say(one.counterName)}</span>
          <SettlementTag state={one.state} />
        </div>
        <p className={styles.due}>
          <span className={styles.quiet}>{s('due')}</span>
          <b>{money(one.amountFen)}</b>
        </p>
        <p className={styles.quiet}>{s('worth', worth)}</p>
        <Term one={one} />
        {one.paidAt !== null && (
          <p className={styles.quiet}>
            {s('paid', {
              day: dayText(localDay(one.paidAt), presentMs(), language),
              voucher: one.voucher ?? '',
            })}
          </p>
        )}
        <Shares one={one} />
        <div className={styles.acts}>
          <ButtonLink kind="outline" icon={<DownloadIcon />} href={address('xlsx')} download>
            {s('xlsx')}
          </ButtonLink>
          <ButtonLink kind="outline" icon={<PrintIcon />} href={address('pdf')} download>
            {s('pdf')}
          </ButtonLink>
        </div>
      </div>
    </Card>
  );
}

/** Until when an answer counts, or that there was none. */
function Term({ one }: { one: WholeSettlement }) {
  const { language } = useTexts();
  const s = useSettlementTexts();
  if (one.bySilence) return <p className={styles.quiet}>{s('bySilence')}</p>;
  if (one.state !== 'draft' || one.answerBy === null) return null;
  const last = new Date(Date.parse(one.answerBy) - 1).toISOString();
  const day = dayText(localDay(last), presentMs(), language);
  return <p className={styles.quiet}>{s('answerBy', { day })}</p>;
}

function Shares({ one }: { one: WholeSettlement }) {
  const { say } = useTexts();
  const s = useSettlementTexts();
  if (one.shares.length === 0) return null;
  return (
    <dl className={styles.shares}>
      <dt>{s('pools')}</dt>
      {one.shares.map(({ pool, points }) => (
        <dd key={pool?.zh ?? ''}>
          {s('pool', {
            pool: pool === null ? s('notTold') : say(pool),
            points: pointsText(points),
          })}
        </dd>
      ))}
    </dl>
  );
}

function Confirm({ one }: { one: WholeSettlement }) {
  const s = useSettlementTexts();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button wide onClick={() => setAsking(true)}>
        {s('confirm')}
      </Button>
      {asking && <ConfirmSheet one={one} onClose={() => setAsking(false)} />}
    </>
  );
}

function ConfirmSheet({ one, onClose }: { one: WholeSettlement; onClose: () => void }) {
  const s = useSettlementTexts();
  const confirming = useConfirm(one.id);
  return (
    <LazySheet
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={s('confirmTitle', { amount: money(one.amountFen) })}
      description={s('confirmLine', { count: one.lines - one.openDisputes })}
      footer={
        <div className={styles.acts}>
          <Button kind="outline" onClick={onClose}>
            {s('keep')}
          </Button>
          <Button
            busy={confirming.isPending}
            onClick={() => confirming.mutate(undefined, { onSuccess: onClose })}
          >
            {s('confirmGo')}
          </Button>
        </div>
      }
    >
      {one.openDisputes > 0 && (
        <p className={styles.quiet}>{s('confirmOpen', { open: one.openDisputes })}</p>
      )}
      <Problem error={confirming.error} />
    </LazySheet>
  );
}
