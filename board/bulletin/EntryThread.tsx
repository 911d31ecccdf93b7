import type { BulletinEntry } from '../../contract/bulletin.ts';
import { Thread, type ThreadStep } from '../../ui/Thread.tsx';
import { monthAndDay } from '../dates.ts';
import { minutesInWords } from '../durations.ts';
import { useWords } from '../language.ts';
import styles from './BulletinEntry.module.css';

/** The road of the case in three steps; only what the bulletin knows carries a date. */
export function EntryThread({ entry }: { entry: BulletinEntry }) {
  const { t, say, language } = useWords();
  const { unit, firstAnswerMinutes } = entry;
  const steps: ThreadStep[] = [
    {
      key: 'reported',
      state: 'done',
      title:
        firstAnswerMinutes === null
          ? t('bulletin.reported')
          : t('bulletin.reportedAnswered', { time: minutesInWords(firstAnswerMinutes, t) }),
      time: monthAndDay(entry.reportedOn, language),
    },
    {
      key: 'handled',
      state: 'done',
      title: unit ? t('bulletin.handled', { unit: say(unit) }) : t('bulletin.handledCentre'),
    },
    {
      key: 'closed',
      state: 'done',
      title: t(entry.confirmed ? 'bulletin.confirmedStep' : 'bulletin.closedStep'),
      time: monthAndDay(entry.closedOn, language),
      ...(entry.confirmed ? {} : { note: t('bulletin.closedNote') }),
    },
  ];
  return (
    <section className={styles.thread} aria-label={t('bulletin.thread')}>
      <Thread steps={steps} />
    </section>
  );
}
