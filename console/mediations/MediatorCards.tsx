import type { DeskMediator } from '../../contract/mediators.ts';
import poolStyles from '../pools/pools.module.css';
import { MediatorCard } from './MediatorCard.tsx';
import styles from './mediations.module.css';

interface MediatorCardsProps {
  people: readonly DeskMediator[];
  label: string;
}

/** Some of those who mediate, a card each. */
export const MediatorCards = ({ people, label }: MediatorCardsProps) => (
  <ul className={styles.people} aria-label={label}>
    {people.map((one) => (
      <li key={one.id} className={poolStyles.card}>
        <MediatorCard one={one} />
      </li>
    ))}
  </ul>
);
