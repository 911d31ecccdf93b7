import { useLayoutEffect, useRef, useState } from 'react';

/** The width in pixels of what a chart is drawn in, so that its words keep their size. */
export function useWidth(atFirst: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(atFirst);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
