import { createContext, type ReactNode, useContext } from 'react';
import figureStyles from '../../figures/figures.module.css';
import styles from './rehearsal.module.css';

/** The level of the headings inside a result: one below whatever it stands under. */
export const PartLevel = createContext<2 | 3>(3);

/** One part of a result under a heading of its own. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  const Heading = `h${useContext(PartLevel)}` as const;
  return (
    <section className={figureStyles.part}>
      <Heading className={figureStyles.caption}>{title}</Heading>
      {children}
    </section>
  );
}

/** The heading of what belongs to a part. */
export function PartHeading({ children }: { children: ReactNode }) {
  const Heading = useContext(PartLevel) === 2 ? 'h3' : 'h4';
  return <Heading className={styles.groupingName}>{children}</Heading>;
}
