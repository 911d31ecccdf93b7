import { useId } from 'react';
import styles from './Seal.module.css';

export interface SealProps {
  /** Four characters, in reading order: right column first, from the top. */
  characters: string;
  /** What the seal certifies, aloud. */
  label: string;
  /** Edge in px at normal type size. */
  size?: number | undefined;
}

const places = [
  [72, 46],
  [72, 88],
  [30, 46],
  [30, 88],
] as const;

/** The stamp of what a resident confirmed or an office certified. Once per page, never a button. */
export function Seal({ characters, label, size = 80 }: SealProps) {
  const rough = useId();
  const edge = `${size / 16}rem`;
  return (
    <svg
      className={styles.seal}
      style={{ width: edge, height: edge }}
      viewBox="0 0 102 102"
      role="img"
      aria-label={label}
    >
      <filter id={rough} x="-5%" y="-5%" width="110%" height="110%">
        <feTurbulence type="fractalNoise" baseFrequency="0.09" numOctaves="2" seed="7" />
        <feDisplacementMap in="SourceGraphic" scale="3.5" />
      </filter>
      <g filter={`url(#${rough})`} lang="zh-CN">
        <rect className={styles.frame} x="5" y="5" width="92" height="92" rx="10" />
        {[...characters].slice(0, 4).map((character, place) => {
          const [x, y] = places[place] ?? [0, 0];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what makes the character
            <text key={place} className={styles.character} x={x} y={y} textAnchor="middle">
              {character}
            </text>
          );
        })}
      </g>
    </svg>
  );
}
