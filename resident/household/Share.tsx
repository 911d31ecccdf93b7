import { useId } from 'react';
import styles from './Household.module.css';
import { useFamilyTexts } from './use-family-texts.ts';

interface ShareProps {
  /** Of a hundred points that a rule gives from now on, at most. */
  percent: number;
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
  error: string | undefined;
}

/** What of coming points goes to the household, and stays there; ticked before anybody comes into one. */
export function Share({ percent, agreed, onAgree, error }: ShareProps) {
  const f = useFamilyTexts();
  const missing = useId();
  if (percent === 0) return <p className={styles.quiet}>{f('shareNone')}</p>;
  return (
    <>
      <p>{f('share', { percent })}</p>
      <label className={styles.agree}>
        <input
          type="checkbox"
          checked={agreed}
          aria-describedby={error ? missing : undefined}
          onChange={(event) => onAgree(event.target.checked)}
        />
        <span>{f('shareAgreed')}</span>
      </label>
      {error !== undefined && (
        <p className={styles.error} id={missing} role="alert">
          {error}
        </p>
      )}
    </>
  );
}
