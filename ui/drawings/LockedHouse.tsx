import styles from './Drawing.module.css';
import { Drawing } from './Drawing.tsx';

/** Not this reader's door: a house with a lock on it. */
export function LockedHouse() {
  return (
    <Drawing width={156} height={112}>
      <path d="M8 108h144M48 108V27M112 108V27M41 26 80 5l39 21M47 26 80 8.5 113 26M61 108V47h39v61M80.5 47v61" />
      <path className={styles.lock} d="M69 69h23v17H69z" />
      <path d="M75 69v-4a5.5 5.5 0 0 1 11 0v4M80.5 76v3" />
      <path d="M136 88c-6 0-9.5 6-9.5 12 0 3 1 6 3 8h13c2-2 3-5 3-8 0-6-3.5-12-9.5-12z" />
    </Drawing>
  );
}
