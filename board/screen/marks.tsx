import styles from './marks.module.css';

interface At {
  x: number;
  y: number;
}

/** A closed case: a lamp with its light around it. */
export const Lamp = ({ x, y }: At) => (
  <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
    <circle r="11" className={styles.light} />
    <circle r="4.6" className={styles.lamp} />
  </g>
);

/** An open case: a ring, not yet lit. */
export const OpenRing = ({ x, y }: At) => (
  <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="5.6" className={styles.ring} />
);

/** A case past its time: a triangle, so that it is found without its colour. */
export const OverdueTriangle = ({ x, y }: At) => (
  <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
    <path d="M0-12 12.500 10h-25z" className={styles.triangle} />
    <path d="M0-4.500v7M0 6.200v.2" className={styles.call} />
  </g>
);
