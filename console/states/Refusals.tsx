import { Refused } from '../../ui/client.ts';
import { PasskeyStopped } from '../../ui/passkeys.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useWords } from '../language.ts';

/** Why something that was sent did not happen; nothing while there is nothing to say. */
export function Refusals({ error }: { error: unknown }) {
  const { t } = useWords();
  if (error === null || error === undefined) return null;
  if (error instanceof PasskeyStopped) return <Refusal why={t('signIn.passkeyStopped')} />;
  if (!(error instanceof Refused)) {
    const why = navigator.onLine ? t('moves.unreachable') : t('moves.queuedOffline');
    return <Refusal why={why} />;
  }
  return <Refusal why={error.problem.title} whatToDo={error.problem.detail} />;
}
