import styles from './CallFirst.module.css';
import { isEmergency } from './emergency-words.ts';

export interface CallFirstProps {
  /** What is being written; as soon as it tells of a danger the numbers stand here, with or without a network. */
  text: string;
  /** What else is known to be a danger, in its own words. */
  known?: string | undefined;
  says: { why: string; first: string; call: (number: string) => string };
}

/** Where somebody has to be called before anything is written. */
export function CallFirst({ text, known, says }: CallFirstProps) {
  if (known === undefined && !isEmergency(text)) return null;
  return (
    <div className={styles.box} role="alert">
      <p>{known ?? says.why}</p>
      <div className={styles.numbers}>
        <span>{says.first}</span>
        {['110', '119'].map((number) => (
          <a key={number} href={`tel:${number}`} aria-label={says.call(number)}>
            {number}
          </a>
        ))}
      </div>
    </div>
  );
}
