import { useMutation } from '@tanstack/react-query';
import type { FieldTask } from '../../contract/field-work.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { PhoneIcon } from '../../ui/icons.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import { shownNow } from './entries.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

interface WhomToAskProps {
  code: string;
  /** null: not to be seen by this worker. */
  masked: FieldTask['whom'];
}

/** Whom to ask: masked, and whole by a press, which is on record. */
export function WhomToAsk({ code, masked }: WhomToAskProps) {
  const f = useFieldTexts();
  const { say } = useTexts();
  const { client, satchel, view, online } = useField();
  const now = useNow();
  const looking = useMutation({
    mutationFn: () => client.call('lookWhomToAsk', { params: { code } }),
    onSuccess: (whom) => satchel.keepShown(code, whom),
    // What was seen is the satchel’s to keep and to forget.
    gcTime: 0,
  });
  const seen = shownNow(view.work, now).find((one) => one.code === code)?.whom;
  const whom = seen ?? masked;
  return (
    <Card tone="tint" className={styles.stack}>
      <h3 className={styles.heading}>{f('whom.title')}</h3>
      {whom && (
        <dl className={styles.whom}>
          <dt>{f('whom.name')}</dt>
          <dd>{whom.name ?? f('whom.notGiven')}</dd>
          <dt>{f('whom.phone')}</dt>
          <dd className="figures">{whom.phone ?? f('whom.noPhone')}</dd>
          <dt>{f('whom.home')}</dt>
          <dd>{whom.home === null ? f('whom.notGiven') : say(whom.home)}</dd>
        </dl>
      )}
      {seen?.phone && (
        <ButtonLink
          kind="outline"
          size="l"
          wide
          icon={<PhoneIcon size={20} />}
          href={`tel:${seen.phone}`}
        >
          {f('whom.call')}
        </ButtonLink>
      )}
      {seen ? (
        <p className={styles.quiet} role="status">
          {f('whom.forgotten')}
        </p>
      ) : (
        <>
          <Button
            kind="outline"
            size="l"
            wide
            disabled={!online}
            busy={looking.isPending}
            onClick={() => looking.mutate()}
          >
            {f('whom.show')}
          </Button>
          <p className={styles.quiet}>{f(online ? 'whom.onRecord' : 'whom.needsNetwork')}</p>
        </>
      )}
      <Problem error={looking.error} />
    </Card>
  );
}
