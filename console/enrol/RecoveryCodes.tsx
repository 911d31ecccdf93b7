import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import styles from './enrol.module.css';

interface RecoveryCodesProps {
  codes: readonly string[];
  /** What the button says that leads on. */
  done?: string | undefined;
  onDone: () => void;
}

/** Shown this one time, to be written down. */
export function RecoveryCodes({ codes, done, onDone }: RecoveryCodesProps) {
  const { t } = useWords();
  return (
    <div className={styles.codesPane}>
      <ol className={styles.codes} aria-label={t('enrol.codesList')}>
        {codes.map((code) => (
          <li key={code}>
            <code className={styles.code}>{code}</code>
          </li>
        ))}
      </ol>
      <CopyButton text={codes.join('\n')}>{t('enrol.copy')}</CopyButton>
      <Button wide onClick={onDone}>
        {done ?? t('enrol.codesDone')}
      </Button>
    </div>
  );
}

/** Copies, and says so; where the browser does not allow it the text is there to be marked by hand. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button kind="outline" onClick={() => void copy()}>
      <span aria-live="polite">{copied ? t('enrol.copied') : children}</span>
    </Button>
  );
}
