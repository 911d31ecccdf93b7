import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { currentConsent, guardianConsents } from '../../contract/guardian-consent.ts';
import type { Visitor } from '../../contract/window.ts';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { AgeChoice, type AgeDraft, ageOf, noAge } from './AgeChoice.tsx';
import { isCode, isPhone } from './numbers.ts';
import { nothingShown, type Shown, ShownPhone } from './ShownPhone.tsx';
import { useWindowCode } from './use-window-code.ts';
import styles from './Window.module.css';
import { type OnPaper, WithPaper } from './WithPaper.tsx';

interface Draft extends AgeDraft {
  guardian: Shown;
  name: string;
}

const nothing: Draft = {
  ...noAge,
  guardian: nothingShown,
  name: '',
};

const isGuardianThere = ({ guardian, name }: Draft) =>
  isPhone(guardian.phone) && isCode(guardian.code) && name.trim() !== '';

interface SettleAgeProps {
  visitor: Visitor;
  onDone: (visitor: Visitor, said: string) => void;
}

/** How old somebody is, by a paper: a child comes into the household of the guardian who is there. */
export function SettleAge({ visitor, onDone }: SettleAgeProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState(nothing);
  const age = ageOf(draft);
  const settle = useMutation({
    mutationFn: (onPaper: OnPaper) => {
      if (age === undefined) throw new Error('an age is chosen before it is sent');
      const { guardian, name } = draft;
      const there = { ...guardian, name: name.trim(), consentVersion: currentConsent };
      return client.call('settleAgeAtWindow', {
        params: { id: visitor.id },
        body: { age, ...(draft.kind === 'child' ? { guardian: there } : {}), ...onPaper },
      });
    },
    onSuccess: (settled) => onDone(settled, t('window.ageSettled')),
  });
  const refused = (field: string) =>
    settle.error instanceof Refused ? settle.error.field(field) : undefined;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <Fold title={t('window.settleAge')} lead={t('window.settleAgeLead')}>
      <WithPaper
        submit={t('window.settleAgeSend')}
        isReady={age !== undefined && (draft.kind !== 'child' || isGuardianThere(draft))}
        step={settle}
        own={['age', 'guardian/phone', 'code']}
      >
        {(pressed) => (
          <>
            <AgeChoice draft={draft} change={change} pressed={pressed} error={refused('age')} />
            {draft.kind === 'child' && (
              <Guardian
                draft={draft}
                change={change}
                pressed={pressed}
                refused={{ phone: refused('guardian/phone'), code: refused('code') }}
              />
            )}
          </>
        )}
      </WithPaper>
    </Fold>
  );
}

interface PartProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  pressed: boolean;
}

interface GuardianProps extends PartProps {
  refused: { phone: string | undefined; code: string | undefined };
}

/** The guardian reads what they agree to, and shows it by a code to their own phone. */
function Guardian({ draft, change, pressed, refused }: GuardianProps) {
  const { t, say } = useWords();
  const sending = useWindowCode('guardian');
  return (
    <section className={styles.guardian} aria-label={t('window.guardian')}>
      <h3 className={styles.heading}>{t('window.guardian')}</h3>
      <p className={styles.aside}>{t('window.guardianLead')}</p>
      <ul className={styles.consent}>
        {(guardianConsents[currentConsent] ?? []).map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ul>
      <ShownPhone
        label={t('window.guardianPhone')}
        sending={sending}
        value={draft.guardian}
        onChange={(guardian) => change({ guardian })}
        pressed={pressed}
        refused={refused}
      />
      <Field
        label={t('window.childName')}
        maxLength={20}
        value={draft.name}
        error={pressed && draft.name.trim() === '' ? t('window.childNameMissing') : undefined}
        onChange={(event) => change({ name: event.target.value })}
      />
    </section>
  );
}
