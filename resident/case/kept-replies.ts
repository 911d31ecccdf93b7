import { useEffect, useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import type { Outbox } from '../report/outbox.ts';
import type { ReplyTo } from '../report/reply.ts';
import { useQueue } from '../report/use-queue.ts';

const moves = {
  confirmation: 'confirm',
  reopening: 'reopen',
  supplement: 'supplement',
} as const satisfies Record<ReplyTo['kind'], MyCase['may'][number]>;

/** Replies to a case that stand in the phone. */
export interface KeptReplies {
  /** The phone's store has been read: from here on a form may be filled in. */
  loaded: boolean;
  /** One was sent and waits: nothing else is said of the case meanwhile. */
  waits: boolean;
  /** Without a form on the page: those that wait, and those that come too late. */
  shown: readonly Outbox[];
}

export function useKeptReplies(code: string, mine: MyCase | undefined): KeptReplies {
  const { loaded, unsent } = useQueue().view;
  const replies = unsent.filter(({ view }) => view().draft.replyTo?.code === code);
  const waiting = replies.filter(isWaiting);
  const late = replies.filter(({ view }) => {
    const { phase, replyTo } = view().draft;
    return phase === 'writing' && replyTo && mine && !mine.may.includes(moves[replyTo.kind]);
  });
  return { loaded, waits: waiting.length > 0, shown: [...waiting, ...late] };
}

/** Send was pressed, and it did not go out at once. */
function isWaiting({ view }: Outbox): boolean {
  const { draft, reached, problem } = view();
  return draft.phase === 'sending' && (!reached || problem !== null);
}

/** Whether an older content of a reply was what had arrived; told here, then forgotten. */
export function useArrivedEarlier(code: string): boolean {
  const { queue, view } = useQueue();
  const [earlier, setEarlier] = useState(false);
  const here = view.reported.filter((one) => one.code === code && one.reply !== undefined);
  const isEarlier = here.some((one) => one.earlier);
  useEffect(() => {
    if (isEarlier) setEarlier(true);
    if (here.length > 0) queue.forgetReported(code);
  }, [queue, code, here.length, isEarlier]);
  return earlier;
}
