import { useEffect, useRef, useSyncExternalStore } from 'react';
import { recall, remember } from '../ui/remembered.ts';

/** What stands where the key was pressed, as far as shortcuts care. */
export interface PressedIn {
  tagName: string;
  type?: string;
  role?: string | null;
  isContentEditable?: boolean;
}

const typedRoles = ['combobox', 'listbox', 'option', 'spinbutton', 'textbox', 'searchbox'];
const pressedTypes = ['checkbox', 'radio', 'button', 'submit', 'file'];

/** Whether keys pressed here belong to what is being typed or chosen. */
export function isTyping({ tagName, type, role, isContentEditable }: PressedIn): boolean {
  if (isContentEditable || (role && typedRoles.includes(role))) return true;
  const tag = tagName.toLowerCase();
  if (tag === 'input') return !pressedTypes.includes(type ?? 'text');
  return tag === 'textarea' || tag === 'select';
}

const listeners = new Set<() => void>();
const areOn = () => recall('shortcuts') !== 'off';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Single-letter keys can be switched off: speech input and tremor press letters by accident. */
export function useShortcutSwitch() {
  const on = useSyncExternalStore(subscribe, areOn);
  return {
    on,
    turn: () => {
      remember('shortcuts', on ? 'off' : 'on');
      for (const listener of listeners) listener();
    },
  };
}

const hasKeyboard = () => !matchMedia('(pointer: coarse)').matches;

/** Key caps show only where the key would do something: not on phones, not when switched off. */
export function useKeyCap(): (cap: string) => string | undefined {
  const { on } = useShortcutSwitch();
  return (cap) => (on && hasKeyboard() ? cap : undefined);
}

function shortcutOf(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { target } = event;
  if (target instanceof HTMLElement) {
    const { tagName, isContentEditable } = target;
    const type = target instanceof HTMLInputElement ? target.type : '';
    if (isTyping({ tagName, type, role: target.getAttribute('role'), isContentEditable })) return;
    if (target.closest('[role="dialog"]')) return undefined;
  }
  return event.key.length === 1 ? event.key.toLowerCase() : undefined;
}

/** Listens for single keys while the calling screen is shown, never while somebody types. */
export function useShortcuts(actions: Record<string, () => void>): void {
  const { on } = useShortcutSwitch();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event);
      const action = key === undefined ? undefined : latest.current[key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on]);
}
