import type { ComponentProps, ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';

interface LookedProps<R> {
  look: { mutate: () => void; isPending: boolean; error: Error | null };
  show: string;
  /** What is there: undefined before it was looked at. */
  rows: readonly R[] | undefined;
  empty: string;
  keyOf: (row: R) => string;
  /** Of a list that is read a page at a time. */
  pages?: ComponentProps<typeof NextPage>['pages'];
  children: (row: R) => ReactNode;
}

/** A list that is shown when it is asked for. */
export function Looked<R>({ look, show, rows, empty, keyOf, pages, children }: LookedProps<R>) {
  return (
    <>
      <Button size="s" kind="outline" busy={look.isPending} onClick={() => look.mutate()}>
        {show}
      </Button>
      {rows?.length === 0 && <p role="status">{empty}</p>}
      <ul className={styles.list}>
        {rows?.map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
      {pages && <NextPage pages={pages} />}
      <Refusals error={look.error} />
    </>
  );
}
