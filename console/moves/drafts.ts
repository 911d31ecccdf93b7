import { useState } from 'react';
import { newRequestId } from '../../ui/request-id.ts';

const prefix = 'draft:';

/** A draft and the request id under which it was last sent without an answer. */
interface Kept<D> {
  draft: D;
  pending?: { requestId: string; content: string };
}

function read<D extends object>(name: string, empty: D): Kept<D> {
  try {
    const stored = sessionStorage.getItem(prefix + name);
    const kept = stored === null ? undefined : (JSON.parse(stored) as Kept<D>);
    return kept ? { ...kept, draft: { ...empty, ...kept.draft } } : { draft: empty };
  } catch {
    return { draft: empty };
  }
}

function write<D>(name: string, kept: Kept<D>): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(kept));
  } catch {
    // The draft then lasts as long as its form is on the screen.
  }
}

function remove(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept.
  }
}

/** What was searched for in a list; it can be somebody's name. */
const isSearch = (key: string) => key.endsWith('-filter');
const isDraft = (key: string) => key.startsWith(prefix);

function forget(which: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (which(key)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Drops every draft in this tab: at sign-out, so that the next person reads nobody's words. */
export const forgetDrafts = (): void => forget(isDraft);

/** Drops every search in this tab: whenever another session begins or ends, by whatever end. */
export const forgetSearches = (): void => forget(isSearch);

/**
 * What somebody is writing, kept for the tab under a name (person, case, move): it survives another
 * case, a refusal, a reload and a sign-in in between. Mount it under a key of the same name.
 */
export function useKeptDraft<D extends object>(name: string, empty: D) {
  const [kept, setKept] = useState(() => read(name, empty));
  const keep = (change: (was: Kept<D>) => Kept<D>) =>
    setKept((was) => {
      const next = change(was);
      write(name, next);
      return next;
    });
  return {
    draft: kept.draft,
    change: (part: Partial<D>) => keep((was) => ({ ...was, draft: { ...was.draft, ...part } })),
    /** The id to send this content under: the same one until an answer came or the words changed. */
    requestIdToSend: () => {
      const content = JSON.stringify(kept.draft);
      if (kept.pending?.content === content) return kept.pending.requestId;
      const requestId = newRequestId();
      keep((was) => ({ ...was, pending: { requestId, content } }));
      return requestId;
    },
    /** The server said no: the words stay, the next try is a new request. */
    refused: () => keep(({ draft }) => ({ draft })),
    finished: () => remove(name),
  };
}

export type KeptDraft<D extends object> = ReturnType<typeof useKeptDraft<D>>;
