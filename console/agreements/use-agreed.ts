import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteName } from '../../contract/table.ts';
import type { Client } from '../../ui/client.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';
import { useNote } from './done.tsx';

/** Each look is recorded, so it is made by a press and not by the clock. */
export function useLook<A>(look: (client: Client) => Promise<A>) {
  const { client } = useCounty();
  return useMutation({ mutationFn: () => look(client) });
}

interface PagesShown<A, R, Q> {
  of: Q;
  /** The answer from the top, with what it says beside the list. */
  first: A;
  rows: readonly R[];
  next: string | null;
}

/**
 * The same of a list that is read a page at a time: `mutate` begins at the top, and a further page goes below it.
 * @param rowsOf what of an answer stands in the list
 */
export function usePagedLook<A extends { next: string | null }, R, Q = void>(
  look: (client: Client, page: { after?: string }, of: Q) => Promise<A>,
  rowsOf: (answer: A) => readonly R[],
) {
  const { client } = useCounty();
  // Kept beside the request: while the next page is asked for, or fails, those before it are still there.
  const [shown, setShown] = useState<PagesShown<A, R, Q>>();
  const looking = useMutation({
    mutationFn: ({ page, of }: { page: { after?: string }; of: Q }) => look(client, page, of),
    onSuccess: (answer, { page, of }) =>
      setShown((before) =>
        before === undefined || page.after === undefined
          ? { of, first: answer, rows: rowsOf(answer), next: answer.next }
          : { ...before, rows: [...before.rows, ...rowsOf(answer)], next: answer.next },
      ),
  });
  const { isPending, variables, error } = looking;
  const isGoingOn = isPending && variables.page.after !== undefined;
  return {
    data: shown?.first,
    rows: shown?.rows,
    error,
    isPending: isPending && !isGoingOn,
    /** Which list is looked at, or was asked for last. */
    of: variables?.of,
    mutate: (of: Q) => looking.mutate({ page: {}, of }),
    pages: {
      hasNextPage: shown !== undefined && shown.next !== null,
      isFetchingNextPage: isGoingOn,
      fetchNextPage: () => {
        if (shown !== undefined && shown.next !== null)
          looking.mutate({ page: { after: shown.next }, of: shown.of });
      },
    },
  };
}

interface Noted<B, A> {
  /** What it says of it on the paper that they take home. */
  line: string | ((answer: A, body: B) => string);
  /** What was read by these routes is out of date afterwards. */
  stale?: readonly RouteName[];
  onDone?: (answer: A, body: B) => void;
}

/** What is done for who agreed, once for each press; each has its line on the paper. */
export function useAct<B, A>(
  act: (client: Client, body: B, requestId: string) => Promise<A>,
  { line, stale = [], onDone }: Noted<B, A>,
) {
  const { client } = useCounty();
  const note = useNote();
  return useStep((body: B, requestId) => act(client, body, requestId), {
    stale,
    onDone: (answer, requestId, body) => {
      note(typeof line === 'string' ? line : line(answer, body), requestId);
      onDone?.(answer, body);
    },
  });
}

/** Saves a file for who agreed; nothing of it is shown. @returns what it was saved as */
export function useSaving<B>(
  download: (client: Client, of: B) => Promise<{ file: Blob; name: string }>,
) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (of: B) => {
      return saveFile(await download(client, of));
    },
  });
}
