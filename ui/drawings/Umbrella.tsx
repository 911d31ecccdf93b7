import styles from './Drawing.module.css';
import { Drawing } from './Drawing.tsx';

/** Bad weather, and something to stand under: offline, or an error on our side. */
export function Umbrella() {
  return (
    <Drawing width={172} height={120}>
      <path
        className={styles.cloth}
        d="M36 60c2-26 22-46 48-46 30 0 54 25 52 57-5-8-19-9-26-2-5-8-19-11-26-5-6-7-17-9-24-3-6-7-17-8-24-1z"
      />
      <path d="M93 16l3-9M93 16c-9 12-11 30-9 48M93 16c9 13 15 33 17 53" />
      <path d="M84 64l-6 38c-1.5 9-14 9-14-1M42 115h91" />
      <path
        className={styles.rain}
        d="M14 33l5.5-13.5M28 16.5 32.5 6.5M143.5 33 149 19.5M154.5 58.5 160 45M16.5 90l5-13M106.5 107.5l4.5-9M129 105l5.5-13"
      />
    </Drawing>
  );
}
