import { Refused } from '../../ui/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import { SayAge } from '../profile/SayAge.tsx';

/** Why not; where only one’s age has to be said, with the way there. */
export function PatrolProblem({ error }: { error: unknown }) {
  if (!(error instanceof Refused)) return <Problem error={error} />;
  const { code, title, fields } = error.problem;
  const why = fields?.[0]?.message ?? title;
  return (
    <Refusal why={why}>
      {code === 'age_before_patrol' ? <SayAge asker="patrol" /> : undefined}
    </Refusal>
  );
}
