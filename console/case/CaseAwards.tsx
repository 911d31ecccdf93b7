import type { Award } from '../../contract/awards.ts';
import { PointsFigure, type PointsState } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from './CaseAwards.module.css';
import { TakeBack } from './TakeBack.tsx';

/** What is scheduled or waits for cover is as uncertain as a provisional one, and is drawn like it. */
const figureOf: Record<Award['state'], PointsState> = {
  scheduled: 'provisional',
  queued: 'provisional',
  provisional: 'provisional',
  held: 'held',
  settled: 'settled',
  reversed: 'reversed',
};

/** The points that the case earns, one line each: how many, how certain, by which rule (the sentence cites it). */
export function CaseAwards({ awards }: { awards: readonly Award[] }) {
  const { t, say } = useWords();
  const mayTakeBack = mayCall(useStaff(), 'reverseAward');
  if (awards.length === 0) return <p className={styles.none}>{t('case.noPoints')}</p>;
  return (
    <ul className={styles.awards} aria-label={t('case.points')}>
      {awards.map((award) => (
        <li key={award.id} className={styles.award}>
          <PointsFigure points={award.points} state={figureOf[award.state]} signed size="m" />
          <StateTag state={award.state}>{t(`awards.states.${award.state}`)}</StateTag>
          <span className={styles.why}>{say(award.why)}</span>
          {award.state === 'settled' && award.cause === 'deed' && mayTakeBack && (
            <TakeBack award={award} />
          )}
        </li>
      ))}
    </ul>
  );
}
