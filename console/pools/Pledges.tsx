import { useState } from 'react';
import type { Pledge, Receipt, WholePool } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { dayInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { money } from './money.ts';
import { PledgeForm } from './PledgeForm.tsx';
import styles from './pools.module.css';
import { RecordReceipt } from './RecordReceipt.tsx';
import { SignBooking } from './SignBooking.tsx';
import { useSponsors } from './use-pools.ts';
import { WithdrawPledge } from './WithdrawPledge.tsx';

/** What was pledged to a pool, and what of it has come. */
export function Pledges({ pool }: { pool: WholePool }) {
  const { t } = useWords();
  const mayPledge = mayCall(useStaff(), 'makePledge');
  const sponsors = useSponsors().data?.sponsors ?? [];
  const [writing, setWriting] = useState(false);
  return (
    <section className={cardStyles.card} aria-labelledby="pool-pledges">
      <div className={cardStyles.cardHead}>
        <h2 id="pool-pledges" className={cardStyles.name}>
          {t('pools.pledge.heading')}
        </h2>
        {mayPledge && !writing && (
          <Button
            size="s"
            kind="outline"
            icon={<PlusIcon size={16} />}
            onClick={() => setWriting(true)}
          >
            {t('pools.pledge.begin')}
          </Button>
        )}
      </div>
      {writing && (
        <PledgeForm
          sponsors={sponsors}
          pools={[pool]}
          pointValueFen={pool.pointValueFen}
          onDone={() => setWriting(false)}
        />
      )}
      {pool.pledges.length === 0 ? (
        <p className={cardStyles.quiet}>{t('pools.pledge.none')}</p>
      ) : (
        <ul className={cardStyles.rows}>
          {pool.pledges.map((pledge) => (
            <PledgeRow key={pledge.id} pledge={pledge} largePoints={pool.largePoints} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface PledgeRowProps {
  pledge: Pledge;
  /** From how many points on a receipt needs a second person; null for who confirms none. */
  largePoints: number | null;
}

const isOpen = ({ receivedFen, amountFen, withdrawnAt }: Pledge) =>
  withdrawnAt === null && receivedFen < amountFen;

function tagOf(pledge: Pledge): { state: TagState; word: 'whole' | 'withdrawn' | 'part' | 'open' } {
  if (pledge.receivedFen >= pledge.amountFen) return { state: 'settled', word: 'whole' };
  if (pledge.withdrawnAt !== null) return { state: 'reversed', word: 'withdrawn' };
  return { state: 'provisional', word: pledge.receivedFen > 0 ? 'part' : 'open' };
}

/** One pledge: what was promised, what came of it, and what can be done about it now. */
export function PledgeRow({ pledge, largePoints }: PledgeRowProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const me = useStaff();
  const { state, word } = tagOf(pledge);
  const amount = { amount: money(pledge.amountFen), points: pointsText(pledge.points) };
  const share = Math.min(1, pledge.receivedFen / pledge.amountFen);
  return (
    <li className={cardStyles.row}>
      <div className={cardStyles.line}>
        <span className={cardStyles.name}>{say(pledge.sponsorName)}</span>
        <StateTag state={state}>{t(`pools.pledge.${word}`)}</StateTag>
      </div>
      <div className={cardStyles.line}>
        <span className={cardStyles.amount}>{t('pools.pledge.row', amount)}</span>
        <span className={cardStyles.quiet}>
          {t('pools.pledge.on', { day: dayInWords(new Date(pledge.pledgedAt), now, language) })}
        </span>
      </div>
      {pledge.goods !== null && <p className={cardStyles.words}>{pledge.goods}</p>}
      {pledge.note !== '' && <p className={cardStyles.words}>{pledge.note}</p>}
      <div className={styles.track} aria-hidden="true">
        <span className={styles.came} style={{ width: `${share * 100}%` }} />
      </div>
      <p className={cardStyles.quiet}>
        {t('pools.pledge.received', {
          amount: money(pledge.receivedFen),
          points: pointsText(pledge.receivedPoints),
        })}
      </p>
      {pledge.receipts.length > 0 && (
        <ul className={styles.inner}>
          {pledge.receipts.map((receipt) => (
            <ReceiptRow key={receipt.id} receipt={receipt} signed={largePoints !== null} />
          ))}
        </ul>
      )}
      {isOpen(pledge) && (
        <div className={cardStyles.buttons}>
          {largePoints !== null && mayCall(me, 'recordReceipt') && (
            <RecordReceipt pledge={pledge} largePoints={largePoints} />
          )}
          {mayCall(me, 'withdrawPledge') && <WithdrawPledge id={pledge.id} />}
        </div>
      )}
    </li>
  );
}

const receiptTags: Record<Receipt['state'], TagState> = {
  asked: 'provisional',
  confirmed: 'settled',
  declined: 'reversed',
};

function ReceiptRow({ receipt, signed }: { receipt: Receipt; signed: boolean }) {
  const { t, language } = useWords();
  const now = useNow();
  const words = {
    amount: money(receipt.amountFen),
    points: pointsText(receipt.points),
    voucher: receipt.voucher,
  };
  const by = (name: string, at: string) =>
    t('pools.receipt.by', { name, when: momentInWords(at, now, language) });
  return (
    <li>
      <div className={cardStyles.line}>
        <span className={cardStyles.words}>{t('pools.receipt.row', words)}</span>
        <StateTag state={receiptTags[receipt.state]}>
          {t(`pools.receipt.states.${receipt.state}`)}
        </StateTag>
      </div>
      {signed && (
        <p className={cardStyles.quiet}>
          {by(receipt.askedBy, receipt.askedAt)}
          {receipt.decidedBy !== null &&
            receipt.decidedAt !== null &&
            receipt.note !== null &&
            ` · ${by(receipt.decidedBy, receipt.decidedAt)}`}
        </p>
      )}
      {receipt.note !== null && <p className={cardStyles.words}>{receipt.note}</p>}
      {signed && receipt.state === 'asked' && <SignBooking what="receipt" booking={receipt} />}
    </li>
  );
}
