import type { MyFeedback } from '../../contract/feedback.ts';
import { Card } from '../../ui/Card.tsx';
import { LampRatingShown, type Lamps } from '../../ui/LampRating.tsx';
import { presentMs } from '../../ui/now.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { dayText, localDay } from '../dates.ts';
import { AwardRow } from '../points/AwardRow.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Feedback.module.css';
import { lampWords } from './lamp-words.ts';
import { RateAnswer } from './RateAnswer.tsx';
import { useFeedbackTexts } from './use-feedback-texts.ts';

/** One thing that I said, with every step since. */
export function FeedbackPiece({ one }: { one: MyFeedback }) {
  const { language } = useTexts();
  const f = useFeedbackTexts();
  const now = presentMs();
  const day = (instant: string) => dayText(localDay(instant), now, language);
  const waits = one.state === 'sent' || one.state === 'accepted';
  const ratedAt = one.steps.filter(({ kind }) => kind === 'rated').at(-1)?.seq;
  return (
    <Card as="section" label={`${f(`kinds.${one.kind}`)} ${day(one.sentAt)}`}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          {f(`kinds.${one.kind}`)} <span className={styles.quiet}>{day(one.sentAt)}</span>
        </h2>
        <span className={styles.tags}>
          <StateTag state={waits ? 'provisional' : 'quiet'}>{f(`states.${one.state}`)}</StateTag>
          {one.adopted && <StateTag state="settled">{f('adopted')}</StateTag>}
        </span>
      </div>
      <blockquote className={styles.words}>{one.words}</blockquote>
      {waits && (
        <p className={styles.quiet}>{f('due', { day: dayText(one.dueOn, now, language) })}</p>
      )}
      {one.steps.length > 0 && (
        <ol className={styles.steps}>
          {one.steps.map(({ seq, kind, at, words }) => (
            <li key={seq}>
              <strong>{f(`steps.${kind}`)}</strong> <span className={styles.quiet}>{day(at)}</span>
              {seq === ratedAt && <Lit rating={one.rating} />}
              {words !== '' && <p className={styles.said}>{words}</p>}
            </li>
          ))}
        </ol>
      )}
      {one.awards.length > 0 && <h3 className={styles.heading}>{f('points')}</h3>}
      {one.awards.map((award) => (
        <AwardRow key={award.id} award={award} />
      ))}
      {one.mayRate && <RateAnswer id={one.id} />}
    </Card>
  );
}

/** The lamps that the newest answer got; one that was answered anew has none yet. */
function Lit({ rating }: { rating: number | null }) {
  const f = useFeedbackTexts();
  if (rating === null) return null;
  return <LampRatingShown value={rating as Lamps} word={lampWords(f)[rating - 1] ?? ''} />;
}
