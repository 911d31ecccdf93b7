import type { RefObject } from 'react';
import { useShortcuts } from '../shortcuts.ts';
import { neighbour } from './queue-filter.ts';

interface QueueKeys {
  list: RefObject<HTMLElement | null>;
  /** Left out where there is nothing to search. */
  find?: RefObject<HTMLInputElement | null>;
  open: string | undefined;
}

const rowsIn = (list: HTMLElement | null) =>
  Array.from(list?.querySelectorAll<HTMLElement>('[data-code]') ?? []);
const codeOf = (row: HTMLElement) => row.dataset.code ?? '';

/**
 * J and K move the focus along the rows, / goes to the search field. Moving does not open: every look
 * into a case is recorded, so it takes an Enter.
 */
export function useQueueKeys({ list, find, open }: QueueKeys): void {
  const step = (by: 1 | -1) => {
    const rows = rowsIn(list.current);
    const focused = document.activeElement?.closest<HTMLElement>('[data-code]');
    const from = focused && rows.includes(focused) ? codeOf(focused) : open;
    const to = neighbour(rows.map(codeOf), from, by);
    const row = rows.find((candidate) => codeOf(candidate) === to);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    '/': () => find?.current?.focus(),
  });
}
