import type { WholeCorrection } from '../../contract/corrections.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { momentInWords } from '../dates.ts';
import figureStyles from '../figures/figures.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Unread } from '../split/Unread.tsx';
import { CorrectionLines } from './CorrectionLines.tsx';
import { CorrectionTag } from './CorrectionsList.tsx';
import styles from './corrections.module.css';
import { EffectView, PoolTable } from './EffectView.tsx';
import { SignCorrection, WithdrawCorrection } from './SignCorrection.tsx';
import { useCorrection } from './use-corrections.ts';

/** One correction: why, what it moves, who signs, how far it is and what came of it. */
export function CorrectionPage({ id }: { id: string }) {
  const { t } = useWords();
  const correction = useCorrection(id);
  const one = correction.data;
  const title = one
    ? t('corrections.title', { wrong: one.wrongVersion, right: one.rightVersion })
    : undefined;
  const heading = usePageHeading(title);
  return (
    <OpenedPage label={title ?? t('corrections.heading')} back="/corrections">
      {one ? (
        <>
          <header className={styles.head}>
            <h1 className={styles.title} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <CorrectionTag state={one.state} />
          </header>
          <div className={styles.body}>
            <Whole one={one} />
          </div>
        </>
      ) : (
        <Unread asked={correction} loading={t('corrections.loading')} />
      )}
    </OpenedPage>
  );
}

function Whole({ one }: { one: WholeCorrection }) {
  const { t } = useWords();
  const isOpen = one.state === 'computing' || one.state === 'asked';
  const mayWithdraw = mayCall(useStaff(), 'withdrawCorrection');
  return (
    <>
      <Papers one={one} />
      {(one.state === 'computing' || one.state === 'signed') && <Progress one={one} />}
      {one.outcome !== null && <Outcome one={one} outcome={one.outcome} />}
      {one.state !== 'computing' && (
        <section className={styles.card} aria-labelledby="effect">
          <h2 id="effect" className={stepStyles.heading}>
            {t('corrections.effect.heading')}
          </h2>
          <EffectView effect={one.effect} isOpen={isOpen} />
          {one.awards > 0 && <CorrectionLines id={one.id} />}
        </section>
      )}
      {one.state === 'asked' && <SignCorrection one={one} />}
      {isOpen && mayWithdraw && <WithdrawCorrection id={one.id} />}
    </>
  );
}

/** Why, by whom, and what the second person said. */
function Papers({ one }: { one: WholeCorrection }) {
  const { t, language } = useWords();
  const now = useNow();
  const by = (who: string, at: string) =>
    t('corrections.one.by', { who, when: momentInWords(at, now, language) });
  const decided = one.state === 'done' ? 'signed' : one.state;
  return (
    <section className={styles.card} aria-labelledby="reason">
      <h2 id="reason" className={stepStyles.heading}>
        {t('corrections.one.reason')}
      </h2>
      <blockquote className={styles.reason}>{one.reason}</blockquote>
      <dl className={styles.papers}>
        <div>
          <dt>{t('corrections.one.asked')}</dt>
          <dd>{by(one.askedBy, one.askedAt)}</dd>
        </div>
        {one.decidedBy !== null &&
          one.decidedAt !== null &&
          (decided === 'signed' || decided === 'declined' || decided === 'withdrawn') && (
            <div>
              <dt>{t(`corrections.one.decided.${decided}`)}</dt>
              <dd>
                {by(one.decidedBy, one.decidedAt)}
                {one.note !== null && <q className={styles.note}>{one.note}</q>}
              </dd>
            </div>
          )}
      </dl>
    </section>
  );
}

/** How far the comparison, or the carrying out, has come. */
function Progress({ one }: { one: WholeCorrection }) {
  const { t } = useWords();
  const { state, progress, carriedOut, awards } = one;
  const isComputing = state === 'computing';
  const done = { done: pointsText(carriedOut), all: pointsText(awards) };
  return (
    <div className={figureStyles.running} role="status">
      <p>
        {isComputing
          ? t('corrections.one.computing', { percent: progress })
          : t('corrections.one.signed', done)}
      </p>
      <progress
        className={figureStyles.bar}
        max={100}
        value={progress}
        aria-label={t('corrections.one.progress')}
      />
      <p className={styles.quiet}>
        {t(isComputing ? 'corrections.one.computingWords' : 'corrections.one.signedWords')}
      </p>
    </div>
  );
}

interface OutcomeProps {
  one: WholeCorrection;
  outcome: NonNullable<WholeCorrection['outcome']>;
}

/** What has really been given and taken so far, and what still waits. */
function Outcome({ one, outcome }: OutcomeProps) {
  const { t } = useWords();
  const { given, taken, fellAway, open, toSettle, pools } = outcome;
  const figures = {
    awards: pointsText(one.carriedOut - fellAway),
    given: pointsText(given),
    taken: pointsText(taken),
  };
  return (
    <section className={styles.card} aria-labelledby="result">
      <h2 id="result" className={stepStyles.heading}>
        {t('corrections.one.result')}
      </h2>
      <p className={styles.result}>{t('corrections.one.resultDone', figures)}</p>
      {fellAway > 0 && <p>{t('corrections.one.fellAway', { count: fellAway })}</p>}
      {open > 0 && (
        <p>
          {t('corrections.one.waiting', { open: pointsText(open), toSettle: pointsText(toSettle) })}
        </p>
      )}
      {pools.length > 0 && (
        <>
          <h3 className={figureStyles.caption}>{t('corrections.one.resultPools')}</h3>
          <PoolTable pools={pools} withCover={false} />
        </>
      )}
    </section>
  );
}
