import type { ReactNode } from 'react';
import { Umbrella } from './drawings/Umbrella.tsx';
import { EmptyState } from './EmptyState.tsx';

export interface ErrorStateProps {
  title: ReactNode;
  /** What happened and what is safe: "您写的都还在". */
  line?: ReactNode;
  action?: ReactNode;
  /** A number to call, a reference to quote. */
  remark?: ReactNode;
  level?: 1 | 2 | 3 | undefined;
}

/** Something broke on our side: said plainly, with a way on. */
export function ErrorState(props: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState drawing={<Umbrella />} {...props} />
    </div>
  );
}
