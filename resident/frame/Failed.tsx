import { Button, ButtonLink } from '../../ui/Button.tsx';
import { isUndecided, Refused } from '../../ui/client.ts';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';

export interface FailedProps {
  error: unknown;
  onRetry: () => void;
}

/** What could not be shown: a refusal with its way out, no network as normal, or our own fault. */
export function Failed({ error, onRetry }: FailedProps) {
  const { t } = useTexts();
  const { county } = useApi();
  if (error instanceof Refused) return <RefusedPage error={error} onRetry={onRetry} />;
  const again = (
    <Button wide onClick={onRetry}>
      {t('retry')}
    </Button>
  );
  if (!navigator.onLine)
    return (
      <EmptyState
        drawing={<Umbrella />}
        title={t('failed.offlineTitle')}
        line={t('failed.offlineLine')}
        action={again}
      />
    );
  return (
    <ErrorState
      title={t('failed.serverTitle')}
      line={t('failed.serverLine')}
      action={again}
      remark={t('failed.phone', { hotline: county.hotline })}
    />
  );
}

/** A 401 shows nothing: the way to the sign-in is already taken. */
function RefusedPage({ error, onRetry }: { error: Refused; onRetry: () => void }) {
  const { t } = useTexts();
  const { status, title, detail } = error.problem;
  if (status === 401) return null;
  return (
    <Refusal why={title} whatToDo={detail}>
      {isUndecided(error.problem) ? (
        <Button onClick={onRetry}>{t('retry')}</Button>
      ) : (
        <ButtonLink kind="outline" href={paths.home}>
          {t('failed.goHome')}
        </ButtonLink>
      )}
    </Refusal>
  );
}
