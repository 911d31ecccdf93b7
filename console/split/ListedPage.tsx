import type { ReactNode } from 'react';
import { LeftTheList } from './LeftTheList.tsx';
import { OpenedPage } from './OpenedPage.tsx';
import { Coming } from './Unread.tsx';

interface ListedPageProps<One> {
  label: string;
  back: string;
  /** As the list has it; not there once it has left the list. */
  one: One | undefined;
  /** The list is still being read. */
  isPending: boolean;
  loading: string;
  left: { title: string; line: string };
  children: (one: One) => ReactNode;
}

/** The page of one whose list says all of it. */
export function ListedPage<One>(props: ListedPageProps<One>) {
  const { label, back, one, isPending, loading, left, children } = props;
  return (
    <OpenedPage label={label} back={back}>
      {one !== undefined ? (
        children(one)
      ) : isPending ? (
        <Coming loading={loading} />
      ) : (
        <LeftTheList {...left} />
      )}
    </OpenedPage>
  );
}
