import type { KeyboardEvent } from 'react';

/** Ctrl+Enter (⌘ on a Mac) hands the form in from any of its fields. */
export function submitOnModifierEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
