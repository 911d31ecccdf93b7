import type { KeyboardEvent } from 'react';

/** Escape lets a form go; while a word is being composed it lets go of that word alone. */
export const isLettingGo = ({ key, nativeEvent }: KeyboardEvent<HTMLElement>): boolean =>
  key === 'Escape' && !nativeEvent.isComposing;

/** Ctrl+Enter (⌘ on a Mac) hands the form in from any of its fields. */
export function submitOnModifierEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
