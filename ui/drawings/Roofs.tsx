import { useId } from 'react';
import { classes } from '../classes.ts';
import styles from './Roofs.module.css';

export interface RoofsProps {
  /** Streets of 780 px laid side by side: 1 covers a phone, 3 a big screen. */
  streets?: number | undefined;
  className?: string | undefined;
}

/** Edge of the night: roofs cut from the page's own colour. Stands at the foot of a sky, page below. */
export function Roofs({ streets = 1, className }: RoofsProps) {
  const street = useId();
  return (
    <div className={classes(styles.roofs, className)} aria-hidden="true">
      <svg width={streets * 780} height="70" focusable="false" aria-hidden="true">
        <defs>
          <g id={street}>
            <Street />
          </g>
        </defs>
        {Array.from({ length: streets * 2 }, (_, half) => (
          // Every other half street is mirrored, so that the row of houses never shows its seam.
          <use
            // biome-ignore lint/suspicious/noArrayIndexKey: houses do not move
            key={half}
            href={`#${street}`}
            transform={
              half % 2 === 0
                ? `translate(${half * 390})`
                : `translate(${(half + 1) * 390}) scale(-1 1)`
            }
          />
        ))}
      </svg>
    </div>
  );
}

/** One half street, 390 wide: two stepped gables outside, two pitched roofs, a tree and a lamp between. */
function Street() {
  return (
    <>
      <path
        className={styles.wall}
        d="M-.5 70V43H16v-6h18v-8h28v8h18v6h14v10l38-22.5 42 24v10h4V70zM390.5 70V47H380v-6h-14v-8h-24v8h-14v8l-36-18.5-32 18.5V61h-4v9z"
      />
      <path className={styles.wall} d="M176 67.5h80V70h-80z" />
      <path
        className={styles.eaves}
        d="M31 28.5h34.5M13 36.5h70.5M0 44.5h95.5M94 52.5 132 28.5 176 54.5M252 52 292 30.5 328 49M339.5 32.5h29.5M325.5 40.5h57"
      />
      <path className={styles.gap} d="M96 55 132 31.8 168 51.5M260 51.5 292 34 324 50" />
      <path
        className={styles.window}
        d="M45 50h7.5v9H45zM66.5 53.5H73V62h-6.5zM127.5 55.5h9v9h-9zM145.5 55.5h9v9h-9zM279.5 53.5h9v9.5h-9zM297.5 53.5h9v9.5h-9zM370 55.5h6.5V64H370z"
      />
      <path className={styles.lit} d="M24 49.5h7v9h-7zM110 55.5h8v8h-8zM350 49.5h7v9h-7z" />
      <g className={styles.tree}>
        <circle cx="196" cy="38.5" r="15.4" />
        <path d="M196 37.5v30" />
      </g>
      <circle className={styles.halo} cx="234" cy="24.4" r="22" />
      <circle className={styles.halo} cx="234" cy="24.4" r="12" />
      <path className={styles.lit} d="M228.6 22.5h10.8l-1.2 9h-8.4z" />
      <path
        className={styles.lamp}
        d="M234 33.6v34M226.5 33.6h15M227 20.5h14l-1.8 13h-10.4zM227 20.5l7-5.4 7 5.4"
      />
    </>
  );
}
