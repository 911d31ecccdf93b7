import { hasEnded } from '../../contract/case-road.ts';
import type { StaffCase, StaffEvent } from '../../contract/case-views.ts';
import { Thread } from '../../ui/Thread.tsx';
import { momentInWords, toldInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { whoseTurn } from '../moves/whose-turn.ts';
import { useNow } from '../now.ts';
import styles from './CaseThread.module.css';
import { stepOf } from './step-of.tsx';

/** One case, one thread: every step with who, when, what they wrote and showed; and whose turn it is. */
export function CaseThread({ one }: { one: StaffCase }) {
  const { t, say, language } = useWords();
  const now = useNow();
  /** With how far from the place somebody stood who checked it on the spot. */
  const noteOf = ({ note, onSite }: StaffEvent) => {
    if (onSite === undefined) return note;
    const { metres, seenAt } = onSite;
    const at = momentInWords(seenAt, now, language);
    const seen = metres === null ? t('case.onSite', { at }) : t('case.onSiteNear', { at, metres });
    return `${note} · ${seen}`;
  };
  const steps = one.history.map((event) =>
    stepOf(event, {
      by: say(event.by),
      time: toldInWords(event.at, {
        dayOnly: one.reporter.dayOnly && event.byReporter,
        now,
        language,
      }),
      note: noteOf(event),
    }),
  );
  if (!hasEnded(one.stage))
    steps.push({
      key: 'now',
      state: ['returned', 'awaiting_confirmation'].includes(one.stage) ? 'yours' : 'now',
      title: t('case.now'),
      note: t(whoseTurn(one), { unit: one.unit ? say(one.unit) : '' }),
    });
  return (
    <section>
      <h2 className={styles.heading}>{t('case.thread')}</h2>
      <Thread steps={steps} label={t('case.thread')} />
    </section>
  );
}
