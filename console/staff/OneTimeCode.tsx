import type { Invitation } from '../../contract/invitations.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { CopyButton } from '../enrol/RecoveryCodes.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import stepStyles from '../split/step.module.css';
import styles from './staff.module.css';

interface OneTimeCodeProps {
  name: string;
  invitation: Invitation;
  onDone?: () => void;
}

/** Where an invitation opens: this console, at this county. */
const linkOf = (code: string) =>
  `${location.origin}${location.pathname}${location.search}#/join/${code}`;

/** Shown this one time, to be handed to the person it is for. */
export function OneTimeCode({ name, invitation: { code, expiresAt }, onDone }: OneTimeCodeProps) {
  const { t, language } = useWords();
  const now = useNow();
  const link = linkOf(code);
  return (
    <section className={styles.codePane} aria-labelledby="one-time-code">
      <h2 className={stepStyles.heading} id="one-time-code">
        {t('staff.codeHeading', { name })}
      </h2>
      <p className={stepStyles.lead}>
        {t('staff.codeLead', { at: momentInWords(expiresAt, now, language) })}
      </p>
      <p className={styles.apart}>{t('staff.codeLink')}</p>
      <code className={styles.link}>{link}</code>
      <p className={styles.apart}>{t('staff.code')}</p>
      <code className={styles.code}>{code}</code>
      <div className={styles.buttons}>
        <CopyButton text={link}>{t('staff.copyLink')}</CopyButton>
        {onDone && <Button onClick={onDone}>{t('staff.codeDone')}</Button>}
      </div>
    </section>
  );
}
