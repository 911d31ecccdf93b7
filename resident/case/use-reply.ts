import { type DraftChange, emptyReply, lacks } from '../report/draft.ts';
import type { ReplyTo } from '../report/reply.ts';
import { useQueue } from '../report/use-queue.ts';

export type Reply = ReturnType<typeof useReply>;

/**
 * A reply to a case as this phone keeps it, from the first keystroke until the server has it; nothing is kept
 * before the first. Not to be changed before the phone's store is read.
 */
export function useReply(to: ReplyTo) {
  const { queue } = useQueue();
  const view = queue.findReply(to)?.view();
  const draft = view?.draft ?? emptyReply('', to);
  return {
    view,
    draft,
    lacks: lacks(draft),
    sending: draft.phase === 'sending',
    problem: draft.phase === 'writing' ? (view?.problem ?? null) : null,
    change: (change: DraftChange) => queue.reply(to).change(change),
    addPhotos: (files: readonly Blob[]) => void queue.reply(to).addPhotos(files),
    removePhoto: (key: string) => queue.reply(to).removePhoto(key),
    retryPhoto: (key: string) => queue.reply(to).retryPhoto(key),
    send: () => void queue.reply(to).send(),
  };
}
