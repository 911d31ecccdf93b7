import type { RefObject } from 'react';
import type { StaffCase } from '../../contract/case-views.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { dateInWords, dayOf } from '../dates.ts';
import { useWords } from '../language.ts';
import { CaseClock } from './CaseClock.tsx';
import styles from './CaseHead.module.css';
import { stageWord } from './stage-word.ts';

const tagOf: Record<StaffCase['stage'], TagState> = {
  reported: 'provisional',
  returned: 'held',
  accepted: 'provisional',
  dispatched: 'provisional',
  answered: 'provisional',
  awaiting_confirmation: 'quiet',
  closed: 'settled',
  refused: 'reversed',
  withdrawn: 'reversed',
  transferred: 'quiet',
};

interface CaseHeadProps {
  one: StaffCase;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Title, code and stage on the left, the clocks on the right. */
export function CaseHead({ one, heading }: CaseHeadProps) {
  const { t } = useWords();
  return (
    <header className={styles.head}>
      <div className={styles.names}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {one.title}
        </h1>
        <span className={styles.code}>{one.code}</span>
        <StateTag state={tagOf[one.stage]}>{t(stageWord(one))}</StateTag>
      </div>
      {one.stage !== 'refused' && (
        <div className={styles.clocks}>
          {one.dispatch.stoppedAt === null && (
            <CaseClock name="dispatch" clock={one.dispatch} named />
          )}
          <CaseClock name="firstAnswer" clock={one.firstAnswer} named />
          {one.resolution && <CaseClock name="resolution" clock={one.resolution} named />}
          {one.verification && <CaseClock name="verification" clock={one.verification} named />}
          {one.confirmation && <CaseClock name="confirmation" clock={one.confirmation} named />}
          {one.pause && <Paused pause={one.pause} />}
        </div>
      )}
    </header>
  );
}

/** Why the clock of the work stands still, as the resident reads it as well. */
function Paused({ pause: { reason, until } }: { pause: NonNullable<StaffCase['pause']> }) {
  const { t, language } = useWords();
  return (
    <span className={styles.pause}>
      {t('clocks.pause.heading', {
        until: dateInWords(dayOf(new Date(until)), language),
        reason: t(`clocks.pause.${reason}`),
      })}
    </span>
  );
}
