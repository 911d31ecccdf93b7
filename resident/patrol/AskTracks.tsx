import { consentForms } from '../../contract/consent-forms.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useConsent } from '../use-consent.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';

/** Asked once, before a way is recorded for the first time: what becomes of it, and what is without it. */
export function AskTracks({ onAgreed }: { onAgreed: () => void }) {
  const { say } = useTexts();
  const p = usePatrolTexts();
  const { agree } = useConsent('tracks', onAgreed);
  const { what, given, withdrawn } = consentForms.tracks;
  return (
    <Card tone="asking">
      <h2 className={styles.name}>{say(what)}</h2>
      <p>{say(given)}</p>
      <p className={styles.quiet}>{say(withdrawn)}</p>
      <Button wide busy={agree.isPending} onClick={() => agree.mutate()}>
        {p('agree')}
      </Button>
      <Problem error={agree.error} />
    </Card>
  );
}
