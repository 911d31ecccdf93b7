import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import styles from './Window.module.css';

interface SendCodeProps {
  sent: boolean;
  busy: boolean;
  /** The code itself, where no messages go out. */
  demoCode: string | undefined;
  onSend: () => void;
  onCode: (code: string) => void;
}

/** Sends a code to the phone that was typed, and says that it went out. */
export function SendCode({ sent, busy, demoCode, onSend, onCode }: SendCodeProps) {
  const { t } = useWords();
  return (
    <>
      <div className={styles.sending}>
        <Button kind="outline" size="s" busy={busy} onClick={onSend}>
          {t(sent ? 'window.sendAgain' : 'window.send')}
        </Button>
        <span role="status" className={styles.aside}>
          {sent && t('window.sent')}
        </span>
      </div>
      {sent && demoCode !== undefined && (
        <button type="button" className={styles.demo} onClick={() => onCode(demoCode)}>
          {t('window.demo', { code: demoCode })}
        </button>
      )}
    </>
  );
}
