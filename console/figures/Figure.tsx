import styles from './figures.module.css';

interface FigureProps {
  name: string;
  unit?: string;
  children: string;
}

/** One figure in large digits under its name. */
export const Figure = ({ name, unit, children }: FigureProps) => (
  <div className={styles.figure}>
    <dt>{name}</dt>
    <dd>
      <span className={styles.number}>{children}</span>
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
    </dd>
  </div>
);
