import type { DeskMediator } from '../../contract/mediators.ts';
import poolStyles from '../pools/pools.module.css';
import { MediatorCard } from './MediatorCard.tsx';
import styles from './mediations.module.css';

/** Some of those who mediate, a card each. */
export const MediatorCards = ({ people }: { people: readonly DeskMediator[] }) => (
  <ul className={styles.people}>
    {people.map((one) => (
      <li key={one.id} className={poolStyles.card}>
        <MediatorCard one={one} />
      </li>
    ))}
  </ul>
);
