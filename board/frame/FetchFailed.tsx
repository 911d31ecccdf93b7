import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useFoundCounty } from '../county.ts';
import { useWords } from '../language.ts';

interface FetchFailedProps {
  error: unknown;
  retry: () => void;
  /** 1 where nothing else is on the page. */
  level?: 1 | 2;
}

/** No answer, or a no: without a network, with a broken server, or refused, each in its own words. */
export function FetchFailed({ error, retry, level = 2 }: FetchFailedProps) {
  const { t } = useWords();
  const hotline = useFoundCounty()?.county.hotline;
  const again = <Button onClick={retry}>{t('state.retry')}</Button>;
  if (error instanceof Refused)
    return (
      <Refusal
        why={error.problem.title}
        whatToDo={error.problem.detail ?? (error.problem.status === 429 && t('state.tooMany'))}
      >
        {again}
      </Refusal>
    );
  if (!navigator.onLine)
    return (
      <EmptyState
        drawing={<Umbrella />}
        title={t('state.offlineTitle')}
        line={t('state.offlineLine')}
        action={again}
        level={level}
      />
    );
  return (
    <ErrorState
      title={t('state.brokenTitle')}
      line={t('state.brokenLine')}
      action={again}
      remark={hotline && t('state.call', { hotline })}
      level={level}
    />
  );
}
