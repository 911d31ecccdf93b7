import { useEffect, useRef, useState } from 'react';
import { isUndecided, Refused } from '../../ui/client.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { useCounty } from '../county.tsx';
import type { Book, Draft, DraftSummary } from './types.ts';

const pauseMs = 1_000;
const againMs = 5_000;

interface Writing {
  name: string;
  document: Book;
}
export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'invalid';

/** What was sent and not answered: it goes out again as it was, under the same request id. */
interface Sent extends Writing {
  requestId: string;
}

/**
 * The draft as it is being written. It saves itself a moment after the last change, over the
 * revision it has seen; when somebody else saved in between, nothing is sent and nothing is lost.
 */
export function useDraft(draft: Draft, onSaved: (summary: DraftSummary) => void) {
  const { client } = useCounty();
  const [writing, setWriting] = useState<Writing>({ name: draft.name, document: draft.document });
  const [kept, setKept] = useState<Writing>(writing);
  const [revision, setRevision] = useState(draft.revision);
  const [saving, setSaving] = useState<Saving>('saved');
  const [refused, setRefused] = useState<Refused | undefined>();
  const sent = useRef<Sent | undefined>(undefined);
  const frozen = draft.state === 'waiting' || draft.state === 'published';

  const save = async () => {
    const going = sent.current ?? { ...writing, requestId: newRequestId() };
    sent.current = going;
    setSaving('saving');
    try {
      const { name, document, requestId } = going;
      const body = { revision, name, document };
      const summary = await client.call('saveRuleDraft', {
        params: { id: draft.id },
        body,
        requestId,
      });
      sent.current = undefined;
      setRevision(summary.revision);
      setKept({ name, document });
      setRefused(undefined);
      setSaving('saved');
      onSaved(summary);
    } catch (error) {
      if (error instanceof Refused && !isUndecided(error.problem)) {
        sent.current = undefined;
        setRefused(error);
        setSaving(error.problem.status === 409 ? 'conflict' : 'invalid');
      } else setSaving('offline');
    }
  };

  const isKept = kept.document === writing.document && kept.name === writing.name;
  useEffect(() => {
    if (isKept || frozen || saving === 'saving' || saving === 'conflict' || saving === 'invalid')
      return;
    const timer = setTimeout(() => void save(), saving === 'offline' ? againMs : pauseMs);
    return () => clearTimeout(timer);
  });

  const write = (next: Writing) => {
    if (frozen) return;
    setWriting(next);
    setSaving((now) => (now === 'conflict' || now === 'saving' ? now : 'unsaved'));
  };
  return {
    ...writing,
    revision,
    refused,
    frozen,
    /** Whether the server has everything that stands here. */
    isKept,
    saving: saving === 'saved' && !isKept ? ('unsaved' as const) : saving,
    change: (document: Book) => write({ ...writing, document }),
    rename: (name: string) => write({ ...writing, name }),
    saveNow: () => {
      if (!isKept && !frozen && saving !== 'saving' && saving !== 'conflict') void save();
    },
  };
}
export type Writer = ReturnType<typeof useDraft>;
