import type { PatrolProof } from '../../contract/patrols.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';
import type { Walk } from './walk.ts';

const tags = { accept: 'settled', partly: 'quiet', refuse: 'reversed' } as const;

export function VerdictTag({ proof }: { proof: PatrolProof | null }) {
  const p = usePatrolTexts();
  if (proof === null) return <StateTag state="waiting">{p('verdict.open')}</StateTag>;
  return <StateTag state={tags[proof.verdict]}>{p(`verdict.${proof.verdict}`)}</StateTag>;
}

/** How much it was: by the track, or by the points that were scanned. */
export function useMeasure(): (proof: PatrolProof) => string {
  const p = usePatrolTexts();
  return ({ minutes, metres, scanned }) =>
    scanned === null
      ? p('verdict.minutes', { minutes, metres })
      : p('verdict.scanned', { minutes, scanned });
}

/** What a walk came to: whether it counts, why not, how long, and for how many points. */
export function Verdict({ walk: { proof, award } }: { walk: Walk }) {
  const p = usePatrolTexts();
  const { say } = useTexts();
  const { recorder } = useRecorder();
  const measure = useMeasure();
  if (proof === null) return null;
  const { reasons, verdict } = proof;
  const points = (award?.points ?? 0) + (award?.householdPoints ?? 0);
  return (
    <Card>
      <VerdictTag proof={proof} />
      {verdict !== 'refuse' && (
        <>
          <h2 className={styles.name}>
            {points > 0
              ? p('verdict.points', { points: pointsText(points) })
              : p('verdict.noPoints')}
          </h2>
          <p>{measure(proof)}</p>
          {award !== null && <p className={styles.quiet}>{say(award.why)}</p>}
        </>
      )}
      {reasons.map(({ code, words }) => (
        <p key={code}>{say(words)}</p>
      ))}
      <Button wide onClick={() => void recorder.forget()}>
        {p('verdict.done')}
      </Button>
    </Card>
  );
}
