import { consentForms } from '../../contract/consent-forms.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';

interface AskLocationProps {
  busy: boolean;
  error: unknown;
  onAgree: () => void;
  onDecline: () => void;
}

/** Asked once, where the position is wanted: what it is for, and that one can do without. */
export function AskLocation({ busy, error, onAgree, onDecline }: AskLocationProps) {
  const { t, say } = useTexts();
  const { given, withdrawn } = consentForms.location;
  return (
    <Card>
      <p>{say(given)}</p>
      <p className={styles.quiet}>{say(withdrawn)}</p>
      <div className={styles.locate}>
        <Button busy={busy} onClick={onAgree}>
          {t('report.locateAgree')}
        </Button>
        <Button kind="quiet" onClick={onDecline}>
          {t('report.locateDecline')}
        </Button>
      </div>
      <Problem error={error} />
    </Card>
  );
}
