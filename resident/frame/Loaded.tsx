import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTexts } from '../texts/language.ts';
import { Failed } from './Failed.tsx';

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

export interface LoadedProps<T> {
  asked: Asked<T>;
  children: (data: T) => ReactNode;
  /** Shown meanwhile; the bones of a list unless told. */
  meanwhile?: ReactNode;
}

/** The answer once it is there. What was shown before stays when a later look fails. */
export function Loaded<T>({ asked, children, meanwhile }: LoadedProps<T>) {
  const { t } = useTexts();
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  return meanwhile ?? <Skeleton label={t('loading')} />;
}
