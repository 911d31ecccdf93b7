import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { currentConsent, guardianConsents } from '../../contract/guardian-consent.ts';
import type { DeclaredAge } from '../../contract/residents.ts';
import type { Visitor } from '../../contract/window.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { FieldError, Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { isCode, isPhone } from './numbers.ts';
import { nothingShown, type Shown, ShownPhone } from './ShownPhone.tsx';
import styles from './Window.module.css';
import { type OnPaper, WithPaper } from './WithPaper.tsx';

type Kind = 'adult' | 'minor' | 'child';

interface Draft {
  kind: Kind | undefined;
  year: number | undefined;
  month: number | undefined;
  guardian: Shown;
  name: string;
}

const nothing: Draft = {
  kind: undefined,
  year: undefined,
  month: undefined,
  guardian: nothingShown,
  name: '',
};

function ageOf({ kind, year, month }: Draft): DeclaredAge | undefined {
  if (kind === 'adult') return { kind: 'adult' };
  if (kind === undefined || year === undefined || month === undefined) return undefined;
  return { kind: 'born', year, month };
}

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
            <Choice draft={draft} change={change} pressed={pressed} error={refused('age')} />
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

function Choice({ draft, change, pressed, error }: PartProps & { error: string | undefined }) {
  const { t } = useWords();
  const kinds: readonly Kind[] = ['adult', 'minor', 'child'];
  return (
    <>
      <ChoiceChips
        label={t('window.age')}
        wrap
        choices={kinds.map((value) => ({ value, label: t(`window.kinds.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <FieldError>
        {pressed && draft.kind === undefined ? t('window.ageMissing') : error}
      </FieldError>
      {draft.kind !== undefined && draft.kind !== 'adult' && (
        <Born draft={draft} change={change} pressed={pressed} />
      )}
    </>
  );
}

const years = 19;

function Born({ draft, change, pressed }: PartProps) {
  const { t } = useWords();
  const thisYear = useNow().getFullYear();
  const missing = (value: number | undefined) =>
    pressed && value === undefined ? t('window.bornMissing') : undefined;
  return (
    <div className={styles.pair}>
      <Labelled label={t('window.year')} error={missing(draft.year)}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={draft.year ?? null}
            options={Array.from({ length: years }, (_, ago) => ({
              value: thisYear - ago,
              label: String(thisYear - ago),
            }))}
            onChange={(year) => change({ year: year ?? undefined })}
          />
        )}
      </Labelled>
      <Labelled label={t('window.month')} error={missing(draft.month)}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            value={draft.month ?? null}
            options={Array.from({ length: 12 }, (_, before) => ({
              value: before + 1,
              label: String(before + 1),
            }))}
            onChange={(month) => change({ month: month ?? undefined })}
          />
        )}
      </Labelled>
    </div>
  );
}

interface GuardianProps extends PartProps {
  refused: { phone: string | undefined; code: string | undefined };
}

/** The guardian reads what they agree to, and shows it by a code to their own phone. */
function Guardian({ draft, change, pressed, refused }: GuardianProps) {
  const { t, say } = useWords();
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
        purpose="guardian"
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
