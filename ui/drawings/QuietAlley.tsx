import styles from './Drawing.module.css';
import { Drawing, Lit } from './Drawing.tsx';

/** Nothing on tonight: an alley between two houses, one window lit. */
export function QuietAlley() {
  return (
    <Drawing width={172} height={120}>
      <path d="M7 116h158" />
      <path d="M14 116V43h11v-9h12v-9h20v9h12v9h6v73M32 116V86h17v30" />
      <Lit d="M30 58h9v11h-9z" />
      <path d="M30 58h9v11h-9z" />
      <path className={styles.dashed} d="M84 73l-7 43M89 73l8 43" />
      <path d="M97 116V49l28-23 37 25M97 53l28-22.5 32 21.5v64M112 73h13v15h-13zM139 73h9v15h-9z" />
      <path className={styles.fine} d="M64 17c5-5 11-5 15 0 5-5 11-5 16 0M86 39c4-4 9-4 13 0" />
    </Drawing>
  );
}
