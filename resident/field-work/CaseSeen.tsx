import type { CaseEvent, MyCase } from '../../contract/case-views.ts';
import { Thread, type ThreadStep } from '../../ui/Thread.tsx';
import { noteOf } from '../case/note-of.tsx';
import { happenedIn, unitIn } from '../case/thread.ts';
import { stampText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { Pictures } from './Pictures.tsx';
import { useFieldTexts } from './use-field-texts.ts';

interface CaseSeenProps {
  id: string;
  mine: MyCase;
}

/** What happened to it, what somebody wrote of it and showed, and what is asked of the reporter: it is read to them. */
export function CaseSeen({ id, mine: { words, photos, history, asked, unit } }: CaseSeenProps) {
  const f = useFieldTexts();
  const { t, say, language } = useTexts();
  const now = useNow();
  const { client } = useField();
  const addressOf = (photo: string, size?: 'full' | 'thumb') => client.photoForUrl(id, photo, size);
  const unitOf = (event: CaseEvent) => {
    const named = unitIn({ event }, { unit });
    return named ? say(named) : t('sent.someone');
  };
  const steps = happenedIn(history).map(
    ({ key, state, title, event }): ThreadStep => ({
      key,
      state,
      title: t(title, { unit: unitOf(event) }),
      time: stampText(event.at, now, language),
      note: noteOf(event, event.byReporter ? f('cases.themselves') : say(event.by)),
      children:
        event.kind !== 'reported' && event.photos.length > 0 ? (
          <Pictures photos={event.photos} addressOf={addressOf} />
        ) : undefined,
    }),
  );
  return (
    <div className={styles.stack}>
      <p className={styles.words}>{words}</p>
      <Pictures photos={photos} addressOf={addressOf} />
      <Thread steps={steps} label={f('cases.steps')} />
      {asked !== null && (
        <p>
          <strong>{f('cases.asked', { words: asked })}</strong>
        </p>
      )}
    </div>
  );
}
