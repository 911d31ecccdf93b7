import type { Problem } from '../../contract/values.ts';
import { Refusal } from '../../ui/Refusal.tsx';

/** Why a reply was not taken. Whoever has to sign in first is asked for that elsewhere. */
export function ReplyProblem({ problem }: { problem: Problem | null }) {
  if (problem === null || problem.status === 401) return null;
  return <Refusal why={problem.title} whatToDo={problem.detail} />;
}
