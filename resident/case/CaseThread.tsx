import type { CaseEvent, MyCase } from '../../contract/case-views.ts';
import { presentMs } from '../../ui/now.ts';
import { Thread, type ThreadStep } from '../../ui/Thread.tsx';
import { useApi } from '../api.ts';
import { clockTime, dayText, localDay, untilWords } from '../dates.ts';
import { boardPath } from '../paths.ts';
import { type Language, useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import { noteOf } from './note-of.tsx';
import { BeforeAfter, EventPhotos } from './Photos.tsx';
import { beforeAndAfter, threadOf, unitIn } from './thread.ts';

/** The history with its words and photos, where the case stands, and what comes. */
export function CaseThread({ mine }: { mine: MyCase }) {
  const { t, say, language } = useTexts();
  const { client } = useApi();
  const steps = threadOf(mine);
  // Opened again, it is taken out of the bulletin.
  const isPublished = mine.stage === 'closed';
  const pair = beforeAndAfter(mine);
  const now = useNow();
  const words = useWords();
  const until = mine.confirmation ? words(untilWords(mine.confirmation.dueAt, now, language)) : '';
  const shown = steps.map((step, place): ThreadStep => {
    const { event } = step;
    const unit = unitIn(step, mine);
    const before = steps[place - 1]?.event;
    return {
      key: step.key,
      state: step.state,
      title: t(step.title, { unit: unit ? say(unit) : t('sent.someone') }),
      time: event && timeOf(event, before, language),
      note: event ? noteOf(event, say(event.by)) : step.line && t(step.line, { until }),
      children:
        event && pair?.seq === event.seq ? (
          <BeforeAfter pair={pair} />
        ) : event && event.kind !== 'reported' && event.photos.length > 0 ? (
          <EventPhotos photos={event.photos} />
        ) : event?.kind === 'published' && isPublished ? (
          <a href={boardPath(client.county, '/bulletin')}>{t('case.openBoard')}</a>
        ) : undefined,
    };
  });
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="visually-hidden">
        {t('case.history')}
      </h2>
      <Thread steps={shown} label={t('case.history')} />
    </section>
  );
}

/** The day only where it changes: 15 日 07:52, then 08:20. */
function timeOf(event: CaseEvent, before: CaseEvent | undefined, language: Language): string {
  const time = clockTime(event.at, language);
  const sameDay = before && localDay(before.at) === localDay(event.at);
  return sameDay ? time : `${dayText(localDay(event.at), presentMs(), language)} ${time}`;
}
