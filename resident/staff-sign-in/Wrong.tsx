import { Refused } from '../../ui/client.ts';
import { PasskeyStopped } from '../../ui/passkeys.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useSignInTexts } from './use-sign-in-texts.ts';

/** A wrong password answers 401 as an ended session does: here it is said. */
export function Wrong({ error }: { error: unknown }) {
  const s = useSignInTexts();
  if (error instanceof PasskeyStopped) return <Refusal why={s('passkeyStopped')} />;
  if (error instanceof Refused)
    return <Refusal why={error.problem.title} whatToDo={error.problem.detail} />;
  return <Problem error={error} />;
}
