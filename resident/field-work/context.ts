import { createContext, use, useSyncExternalStore } from 'react';
import type { Client } from '../../ui/client.ts';
import { useOnline } from '../../ui/online.ts';
import { waitingIn } from './entries.ts';
import type { HalfWritten } from './half-written.ts';
import type { Worker } from './remembered.ts';
import type { Satchel } from './satchel.ts';

interface InTheField {
  client: Client;
  worker: Worker;
  satchel: Satchel;
  halves: HalfWritten;
  leave: () => Promise<void>;
}

export const FieldContext = createContext<InTheField | undefined>(undefined);

export function useField() {
  const field = use(FieldContext);
  if (!field) throw new Error('useField outside of the work mode');
  const view = useSyncExternalStore(field.satchel.subscribe, field.satchel.view);
  const online = useOnline() && view.reached;
  return { ...field, view, online, waiting: waitingIn(view.work) };
}
