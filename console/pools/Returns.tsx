import { useState } from 'react';
import type { CoverReturn, WholePool } from '../../contract/pools.ts';
import { Button } from '../../ui/Button.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import { money } from './money.ts';
import { ReturnForm } from './ReturnForm.tsx';
import { SignBooking } from './SignBooking.tsx';

/** What went back to sponsors, and what can. */
export function Returns({ pool }: { pool: WholePool }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  const mayReturn = mayCall(useStaff(), 'returnCover');
  const some = pool.funds.some(({ cover, lapsed }) => cover + lapsed > 0);
  return (
    <section className={cardStyles.card} aria-labelledby="pool-returns">
      <div className={cardStyles.cardHead}>
        <h2 id="pool-returns" className={cardStyles.name}>
          {t('pools.returns.heading')}
        </h2>
        {mayReturn && some && !writing && (
          <Button size="s" kind="outline" onClick={() => setWriting(true)}>
            {t('pools.returns.begin')}
          </Button>
        )}
      </div>
      <p className={cardStyles.quiet}>{t('pools.returns.lead')}</p>
      {writing && <ReturnForm pool={pool} onDone={() => setWriting(false)} />}
      {pool.returns.length === 0 ? (
        <p className={cardStyles.quiet}>{t('pools.returns.none')}</p>
      ) : (
        <ul className={cardStyles.rows}>
          {pool.returns.map((one) => (
            <ReturnRow key={one.id} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

const tags: Record<CoverReturn['state'], TagState> = {
  asked: 'provisional',
  confirmed: 'settled',
  declined: 'reversed',
};

function ReturnRow({ one }: { one: CoverReturn }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const words = {
    points: pointsText(one.points),
    amount: money(one.amountFen),
    name: say(one.sponsorName),
  };
  const by = (name: string, at: string) =>
    t('pools.receipt.by', { name, when: momentInWords(at, now, language) });
  return (
    <li className={cardStyles.row}>
      <div className={cardStyles.line}>
        <span className={cardStyles.amount}>{t('pools.returns.row', words)}</span>
        <StateTag state={tags[one.state]}>{t(`pools.returns.states.${one.state}`)}</StateTag>
      </div>
      {one.lapsed > 0 && (
        <p className={cardStyles.quiet}>
          {t('pools.returns.withLapsedRow', { points: pointsText(one.lapsed) })}
        </p>
      )}
      <p className={cardStyles.words}>{one.reason}</p>
      <p className={cardStyles.quiet}>
        {by(one.askedBy, one.askedAt)}
        {one.decidedBy !== null &&
          one.decidedAt !== null &&
          one.note !== null &&
          ` · ${by(one.decidedBy, one.decidedAt)}`}
      </p>
      {one.note !== null && <p className={cardStyles.words}>{one.note}</p>}
      {one.state === 'asked' && <SignBooking what="return" booking={one} />}
    </li>
  );
}
