import { type PointerEvent, useRef } from 'react';
import styles from './SignaturePad.module.css';

const width = 400;
const height = 160;
/** The server takes no more; nobody signs that long. */
const longest = 19_000;

interface SignaturePadProps {
  label: string;
  /** Lines of the pen so far, as an SVG path. */
  path: string;
  onChange: (path: string) => void;
}

/** A frame in which somebody signs with finger or pen. */
export function SignaturePad({ label, path, onChange }: SignaturePadProps) {
  const drawing = useRef(false);
  const pointAt = (event: PointerEvent<SVGSVGElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const within = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));
    const x = within(((event.clientX - frame.left) / frame.width) * width, width);
    const y = within(((event.clientY - frame.top) / frame.height) * height, height);
    return `${x} ${y}`;
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    onChange(`${path}${path === '' ? '' : ' '}M${pointAt(event)}`);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current && path.length < longest) onChange(`${path} L${pointAt(event)}`);
  };
  const end = () => {
    drawing.current = false;
  };
  return (
    <svg
      className={styles.pad}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <path d={path} />
    </svg>
  );
}
