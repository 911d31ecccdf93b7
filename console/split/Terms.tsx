import styles from './Terms.module.css';

/** What holds for the one that is opened, side by side where there is room. */
export const Terms = ({ terms }: { terms: readonly (readonly [name: string, said: string])[] }) => (
  <dl className={styles.terms}>
    {terms.map(([name, said]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{said}</dd>
      </div>
    ))}
  </dl>
);
