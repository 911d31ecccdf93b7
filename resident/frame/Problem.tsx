import { Refused } from '../../ui/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useTexts } from '../texts/language.ts';

/** Why a press of a button did not do it. Fields at fault are named beside the fields, not here. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTexts();
  if (!error) return null;
  if (error instanceof Refused) {
    const { status, title, detail } = error.problem;
    return status === 401 ? null : <Refusal why={title} whatToDo={detail} />;
  }
  const offline = !navigator.onLine;
  return (
    <Refusal
      why={t(offline ? 'failed.offlineTitle' : 'failed.serverTitle')}
      whatToDo={t(offline ? 'failed.offlineLine' : 'failed.serverLine')}
    />
  );
}

/** The server's message for one field of what was sent. */
export function fieldMessage(error: unknown, field: string): string | undefined {
  return error instanceof Refused ? error.field(field) : undefined;
}
