import styles from './ClockRing.module.css';

export interface ClockRingProps {
  /** Share of the time that is left, 0–1. */
  left: number;
  /** The figure in the middle: hours of the promise. */
  figure: string;
  /** Edge in px at normal type size. */
  size?: number | undefined;
  /** What the ring says, aloud; without it the ring is decoration beside words. */
  label?: string | undefined;
}

const around = 2 * Math.PI * 30;

/** The promised hours as a ring; what is left starts at the top, like the slice of a ClockChip. */
export function ClockRing({ left, figure, size = 70, label }: ClockRingProps) {
  const share = Math.min(Math.max(left, 0), 1);
  const edge = `${size / 16}rem`;
  return (
    <svg
      className={styles.ring}
      style={{ width: edge, height: edge }}
      viewBox="0 0 70 70"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <circle className={styles.gone} cx="35" cy="35" r="30" />
      <circle
        className={styles.left}
        cx="35"
        cy="35"
        r="30"
        strokeDasharray={`${share * around} ${around}`}
        transform="rotate(-90 35 35)"
      />
      <path className={styles.ticks} d="M35 12v4M35 54v4M12 35h4M54 35h4" />
      <text className={styles.figure} x="35" y="42" textAnchor="middle">
        {figure}
      </text>
    </svg>
  );
}
