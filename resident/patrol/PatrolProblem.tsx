import { Refused } from '../../ui/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import { SayAge } from '../profile/SayAge.tsx';
import { AskTracks } from './AskTracks.tsx';

interface PatrolProblemProps {
  error: unknown;
  /** They have agreed now to what was missing: what failed is asked for once more. */
  onAgreed: () => void;
}

/** Why not; where only one’s age has to be said or a consent given, with the way to that. */
export function PatrolProblem({ error, onAgreed }: PatrolProblemProps) {
  if (!(error instanceof Refused)) return <Problem error={error} />;
  const { code, title, fields } = error.problem;
  if (code === 'tracks_not_agreed') return <AskTracks onAgreed={onAgreed} />;
  const why = fields?.[0]?.message ?? title;
  return (
    <Refusal why={why}>
      {code === 'age_before_patrol' ? <SayAge asker="patrol" /> : undefined}
    </Refusal>
  );
}
