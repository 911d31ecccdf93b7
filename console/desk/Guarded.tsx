import type { ReactNode } from 'react';
import { mayCall, type Page, pageRoutes } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Denied } from './Denied.tsx';

/** A page for those whose role opens it; for the others, whose page it is. */
export function Guarded({ page, children }: { page: Page; children: ReactNode }) {
  const me = useStaff();
  return mayCall(me, pageRoutes[page]) ? children : <Denied page={page} />;
}
