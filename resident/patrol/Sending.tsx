import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { AskTracks } from './AskTracks.tsx';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';

/** The walk is over and on its way: without a network it waits in the phone, which is normal. */
export function Sending() {
  const p = usePatrolTexts();
  const { recorder, view } = useRecorder();
  const { reached, problem } = view;
  return (
    <Card tone="dashed">
      <div role="status">
        <StateTag state="waiting">{p(reached ? 'sending.title' : 'sending.waits')}</StateTag>
      </div>
      <p className={styles.quiet}>{p('sending.waitsLine')}</p>
      {problem?.code === 'tracks_not_agreed' ? (
        // Withdrawn while they walked: agreed to again, the walk is sent at once.
        <AskTracks onAgreed={() => void recorder.work()} />
      ) : (
        problem !== null &&
        problem.status !== 401 && <Refusal why={problem.title} whatToDo={problem.detail} />
      )}
      {(!reached || problem !== null) && (
        <div className={styles.pair}>
          <Button kind="outline" onClick={() => void recorder.work()}>
            {p('sending.retry')}
          </Button>
          <Button kind="quiet" onClick={() => void recorder.drop()}>
            {p('sending.drop')}
          </Button>
        </div>
      )}
    </Card>
  );
}
