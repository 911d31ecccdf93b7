import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { SignaturePad } from '../../ui/SignaturePad.tsx';
import { useWords } from '../language.ts';
import styles from './states.module.css';

interface SignHereProps {
  label: string;
  path: string;
  /** What is wrong as long as nothing is signed. */
  missing?: string | undefined;
  onChange: (path: string) => void;
}

/** A frame in which somebody who is here signs. */
export function SignHere({ label, path, missing, onChange }: SignHereProps) {
  const { t } = useWords();
  return (
    <div className={styles.signing}>
      <p className={styles.lead}>{label}</p>
      <SignaturePad label={label} path={path} onChange={onChange} />
      {path !== '' && (
        <div>
          <Button size="s" kind="outline" onClick={() => onChange('')}>
            {t('states.signAgain')}
          </Button>
        </div>
      )}
      {missing !== undefined && <Refusal why={missing} />}
    </div>
  );
}
