import type { RefObject } from 'react';
import { useShortcuts } from '../shortcuts.ts';
import { neighbour } from './queue-filter.ts';

interface QueueKeys {
  list: RefObject<HTMLElement | null>;
  /** Left out where there is nothing to search. */
  find?: RefObject<HTMLInputElement | null>;
  open: string | undefined;
}

export const rowsIn = (list: HTMLElement | null) =>
  Array.from(list?.querySelectorAll<HTMLElement>('[data-code]') ?? []);
export const codeOf = (row: HTMLElement) => row.dataset.code ?? '';

/** The case of the row in which something stands; undefined where it is no row. */
export function rowAt(target: unknown): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-code]') : null;
  return row ? codeOf(row) : undefined;
}

/** Puts the keyboard on a row. */
export function focusRow(list: HTMLElement | null, code: string): void {
  const row = rowsIn(list).find((candidate) => codeOf(candidate) === code);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector('a')?.focus({ preventScroll: true });
}

/**
 * J and K move the focus along the rows, / goes to the search field. Moving does not open: every look
 * into a case is recorded, so it takes an Enter.
 */
export function useQueueKeys({ list, find, open }: QueueKeys): void {
  const step = (by: 1 | -1) => {
    const codes = rowsIn(list.current).map(codeOf);
    const focused = rowAt(document.activeElement);
    const from = focused !== undefined && codes.includes(focused) ? focused : open;
    const to = neighbour(codes, from, by);
    if (to !== undefined) focusRow(list.current, to);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    '/': () => find?.current?.focus(),
  });
}
