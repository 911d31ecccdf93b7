import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Sentence } from '../../contract/values.ts';
import { useNow } from '../now.ts';
import { PrintedDone } from './PrintedDone.tsx';

/** Something that was done for who agreed. */
export interface Done {
  /** In words, as they were said then. */
  what: string;
  at: Date;
  /** Under which it stands in the audit: the id of the request. */
  number: string;
}

type Note = (what: string, number: string) => void;
const NoteContext = createContext<Note>(() => undefined);

/** Puts a line on the paper that they take home. */
export const useNote = (): Note => useContext(NoteContext);

/** What is done for one person stands on one paper, a line each. */
export function DoneFor({
  residentName,
  children,
}: {
  residentName: Sentence;
  children: ReactNode;
}) {
  const now = useNow();
  const [done, setDone] = useState<readonly Done[]>([]);
  const note: Note = (what, number) => setDone((before) => [...before, { what, at: now, number }]);
  return (
    <NoteContext value={note}>
      {done.length > 0 && <PrintedDone residentName={residentName} done={done} />}
      {children}
    </NoteContext>
  );
}
