import styles from './Drawing.module.css';
import { Drawing, Lit } from './Drawing.tsx';

/** Nothing reported yet: a street lamp, a stool, a bush. */
export function LampEmpty() {
  return (
    <Drawing width={160} height={124}>
      <circle className={styles.halo} cx="91" cy="42" r="33" />
      <Lit d="M83.5 40h15l-2 17h-11z" />
      <path d="M2 120h152M91 60v60M78.5 60h25M77.5 35h27l-3.5 25H81zM77.5 35 91 26l13.5 9M91 26v-6" />
      <path d="M18 120V99h32v21M18 107h32M24 99V86h20v13" />
      <path d="M133 120v-16M133 94c-7 0-12 7-12 15 0 5 2 9 4 11h16c2-2 4-6 4-11 0-8-5-15-12-15z" />
    </Drawing>
  );
}
