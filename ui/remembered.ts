export type Remembered = 'language' | 'elder' | 'theme' | 'still' | 'shortcuts';

/** A choice kept in this browser; private windows and strict containers may keep nothing. */
export function recall(name: Remembered): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice then lasts as long as the page is open.
  }
}
