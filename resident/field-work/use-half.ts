import { useRef, useState } from 'react';
import { presentMs } from '../../ui/now.ts';
import { useField } from './context.ts';
import type { Half } from './half-written.ts';

/** What is half typed about something, kept as it is typed. */
export function useHalf(of: string) {
  const { halves } = useField();
  const [half, show] = useState(() => halves.of(of) ?? halves.begin());
  // What comes later than it is drawn, a photo that was made smaller, adds to the newest.
  const newest = useRef(half);
  const change = (by: (half: Half) => Partial<Half>) => {
    const at = new Date(presentMs()).toISOString();
    newest.current = { ...newest.current, ...by(newest.current), at };
    show(newest.current);
    halves.write(of, newest.current);
  };
  /** It is whole and written down, with these photos. */
  const end = async (photos: readonly { key: string }[]) => {
    // What still arrives for it, a suggestion, belongs to the next one.
    newest.current = halves.begin();
    show(newest.current);
    await halves.end(
      of,
      photos.map(({ key }) => key),
    );
  };
  return { half, newest: () => newest.current, change, end };
}
