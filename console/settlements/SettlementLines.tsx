import { useState } from 'react';
import type { SettlementLine, WholeSettlement } from '../../contract/settlements.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { settlementTags } from '../../ui/settlement-tags.ts';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { AnswerDispute } from './AnswerDispute.tsx';
import { useMonth } from './months.ts';
import styles from './settlements.module.css';
import { useLines } from './use-settlements.ts';

const shown = ['all', 'contested'] as const;

/** Every line by its number, or those alone that the merchant contests. */
export function SettlementLines({ one }: { one: WholeSettlement }) {
  const { t } = useWords();
  const [only, setOnly] = useState<(typeof shown)[number]>(
    one.openDisputes > 0 ? 'contested' : 'all',
  );
  return (
    <section className={poolStyles.card} aria-labelledby="settlement-lines">
      <div className={poolStyles.cardHead}>
        <h2 id="settlement-lines" className={poolStyles.name}>
          {t('settlements.details')}
        </h2>
        <div className={styles.which}>
          <Segmented
            label={t('settlements.which')}
            labelHidden
            choices={shown.map((value) => ({ value, label: t(`settlements.only.${value}`) }))}
            value={only}
            onChange={setOnly}
          />
        </div>
      </div>
      <Lines one={one} only={only} />
    </section>
  );
}

function Lines({ one, only }: { one: WholeSettlement; only: (typeof shown)[number] }) {
  const { t } = useWords();
  const pages = useLines(one.id, only);
  if (pages.isPending) return <Skeleton label={t('settlements.loading')} rows={5} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const lines = pages.data.pages.flatMap((page) => page.lines);
  if (lines.length === 0)
    return <p className={poolStyles.quiet}>{t('settlements.noneContested')}</p>;
  return (
    <>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.no} line={line} one={one} />
        ))}
      </ol>
      <NextPage pages={pages} />
    </>
  );
}

function Line({ line, one }: { line: SettlementLine; one: WholeSettlement }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const month = useMonth();
  const meaning = ({ corrects, correctsOf, kind }: SettlementLine): string => {
    if (corrects === null) return t(`settlements.kinds.${kind}`);
    if (correctsOf === null) return t('settlements.corrects', { no: corrects });
    return t('settlements.correctsOf', { no: corrects, month: month(correctsOf) });
  };
  return (
    <li className={styles.entry}>
      <span className={styles.no}>{line.no}</span>
      <div className={styles.what}>
        <div className={styles.head}>
          <b>{say(line.name)}</b>
          <StateTag state={settlementTags[line.kind]}>{meaning(line)}</StateTag>
        </div>
        <span className={poolStyles.quiet}>{momentInWords(line.at, now, language)}</span>
        <From line={line} />
        <Conflict line={line} />
      </div>
      <span className={styles.figures}>
        <b>{money(line.amountFen)}</b>
        <small>{t('settlements.points', { points: pointsText(line.points, true) })}</small>
      </span>
      <Dispute line={line} one={one} />
    </li>
  );
}

/** Whose points, and why nothing is owed where the goods were a pool's. */
function From({ line }: { line: SettlementLine }) {
  const { t, say, language } = useWords();
  const shares = line.shares.map(({ pool, sponsor, points }) =>
    t('settlements.share', {
      from: [pool === null ? t('settlements.notTold') : say(pool), sponsor && say(sponsor)]
        .filter(Boolean)
        .join(' · '),
      points: pointsText(points),
    }),
  );
  return (
    <>
      {shares.length > 0 && (
        <span className={poolStyles.quiet}>{shares.join(language === 'en' ? '; ' : '；')}</span>
      )}
      {line.suppliedBy === 'pool' && (
        <span className={poolStyles.quiet}>{t('settlements.supplied')}</span>
      )}
    </>
  );
}

/** What stood against a hand-over without a network. */
function Conflict({ line: { conflict } }: { line: SettlementLine }) {
  const { t, say } = useWords();
  if (conflict === null) return null;
  return (
    <>
      <span className={poolStyles.quiet}>{say(conflict.words)}</span>
      {conflict.unpaid > 0 && (
        <span className={poolStyles.quiet}>
          {t('settlements.unpaid', { points: pointsText(conflict.unpaid) })}
        </span>
      )}
    </>
  );
}

function Dispute({ line, one }: { line: SettlementLine; one: WholeSettlement }) {
  const { t } = useWords();
  const { dispute } = line;
  if (dispute === null) return null;
  return (
    <div className={styles.dispute}>
      <p>
        <b>{t('settlements.dispute.said')}</b>
        {dispute.reason}
      </p>
      {dispute.answer === null ? (
        <AnswerDispute line={line} one={one} />
      ) : (
        <p>
          <b>{t(`settlements.dispute.${dispute.answer}`)}</b>
          {dispute.words}
        </p>
      )}
    </div>
  );
}
