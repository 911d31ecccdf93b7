import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useCounty } from '../../county.tsx';
import { dateInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { Refusals } from '../../states/Refusals.tsx';
import type { Draft } from '../types.ts';
import { useRulebooksChanged } from '../use-rulebooks.ts';
import styles from './draft.module.css';

/** The second person publishes or sends back; whoever asked can take the request back. */
export function DecideForm({ draft, mayWithdraw }: { draft: Draft; mayWithdraw: boolean }) {
  const { t, language } = useWords();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const deciding = useDeciding(draft);
  const { asked } = draft;
  if (asked === null) return null;
  const reasonMissing = reason.trim().length < 2;
  const sendBack = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!reasonMissing) deciding.mutate({ kind: 'return', reason: reason.trim() });
  };
  return (
    <section className={styles.decision} aria-labelledby="decision">
      <h3 id="decision">
        {t('rules.publication.asked', {
          who: asked.by,
          date: dateInWords(asked.effectiveFrom, language),
        })}
      </h3>
      <blockquote className={styles.askedNote}>{asked.note}</blockquote>
      <Refusals error={deciding.error} />
      {draft.secondPerson ? (
        <>
          {draft.overtakenBy === null && (
            <>
              <p className={styles.also}>{t('rules.publication.publishSure')}</p>
              <Button
                busy={deciding.isPending && deciding.variables.kind === 'publish'}
                onClick={() => deciding.mutate({ kind: 'publish' })}
              >
                {t('rules.publication.publish')}
              </Button>
            </>
          )}
          <form className={styles.sendBack} noValidate onSubmit={sendBack}>
            <TextField
              label={t('rules.publication.reason')}
              maxLength={500}
              rows={2}
              value={reason}
              error={checked && reasonMissing ? t('rules.publication.reasonMissing') : undefined}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              type="submit"
              kind="danger"
              busy={deciding.isPending && deciding.variables.kind === 'return'}
            >
              {t('rules.publication.sendBack')}
            </Button>
          </form>
        </>
      ) : (
        <p className={styles.frozen}>{t('rules.publication.secondOther')}</p>
      )}
      {mayWithdraw && (
        <Button
          kind="outline"
          busy={deciding.isPending && deciding.variables.kind === 'withdraw'}
          onClick={() => deciding.mutate({ kind: 'withdraw' })}
        >
          {t('rules.publication.withdraw')}
        </Button>
      )}
    </section>
  );
}

type Decision = { kind: 'publish' } | { kind: 'withdraw' } | { kind: 'return'; reason: string };

function useDeciding({ id, revision }: Draft) {
  const { client } = useCounty();
  const changed = useRulebooksChanged();
  const params = { id };
  return useMutation({
    mutationFn: async (decision: Decision): Promise<void> => {
      if (decision.kind === 'publish')
        await client.call('publishRuleDraft', { params, body: { revision } });
      else if (decision.kind === 'withdraw')
        await client.call('withdrawRulePublication', { params, body: { revision } });
      else
        await client.call('returnRuleDraft', {
          params,
          body: { revision, note: decision.reason },
        });
    },
    onSuccess: changed,
  });
}
