import { useId, useState } from 'react';
import type { AgeClass, DeclaredAge } from '../../contract/residents.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { AlertIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { type Birth, BirthPicker } from '../household/BirthPicker.tsx';
import { useFamilyTexts } from '../household/use-family-texts.ts';
import styles from './Profile.module.css';

/** What is said so far; `age` is there once it is whole. */
export interface AgeDraft {
  group: 'adult' | 'young' | undefined;
  birth: Birth;
}

export const noAge: AgeDraft = { group: undefined, birth: { year: null, month: null } };

export function ageOf({ group, birth: { year, month } }: AgeDraft): DeclaredAge | undefined {
  if (group === 'adult') return { kind: 'adult' };
  if (group === 'young' && year !== null && month !== null) return { kind: 'born', year, month };
  return undefined;
}

export interface AgePartProps {
  known: AgeClass | null;
  /** The window is to settle it: nothing that is said here counts. */
  inDoubt: boolean;
  draft: AgeDraft;
  onChange: (draft: AgeDraft) => void;
  /** Send was pressed: what is missing is named. */
  pressed: boolean;
  error: string | undefined;
}

/** Grown up or not; only those who are not are asked for a month, which lets their class change in time. */
export function AgePart({ known, inDoubt, draft, onChange, pressed, error }: AgePartProps) {
  const f = useFamilyTexts();
  const [changing, setChanging] = useState(false);
  const errorId = useId();
  if (inDoubt)
    return (
      <div className={styles.known}>
        <span>{f('ageInDoubt')}</span>
      </div>
    );
  if (known !== null && !changing)
    return (
      <div className={styles.known}>
        <span>{f('ageKnown', { age: f(`ageClass.${known}`) })}</span>
        {known === 'adult' && (
          <button type="button" className={styles.link} onClick={() => setChanging(true)}>
            {f('change')}
          </button>
        )}
      </div>
    );
  const missing = pressed && draft.group === undefined ? f('ageMissing') : undefined;
  const wrong = error ?? missing;
  return (
    <div className={styles.age}>
      <div className={styles.legend} id={`${errorId}-legend`}>
        {f('age')}
      </div>
      <p className={styles.hint}>{f('ageHint')}</p>
      <ChoiceChips
        label={f('age')}
        wrap
        choices={[
          { value: 'adult', label: f('adult') },
          { value: 'young', label: f('young') },
        ]}
        value={draft.group}
        onChange={(group) => onChange({ ...draft, group })}
      />
      {wrong !== undefined && (
        <p className={styles.error} role="alert">
          <AlertIcon size={16} />
          {wrong}
        </p>
      )}
      {draft.group === 'young' && <Young {...{ draft, onChange, pressed }} />}
    </div>
  );
}

const years = 18;

function Young({ draft, onChange, pressed }: Pick<AgePartProps, 'draft' | 'onChange' | 'pressed'>) {
  const f = useFamilyTexts();
  const { year, month } = draft.birth;
  const missing = year === null || month === null;
  return (
    <>
      <BirthPicker
        value={draft.birth}
        onChange={(birth) => onChange({ ...draft, birth })}
        years={years}
        error={pressed && missing ? f('birthMissing') : undefined}
      />
      {!missing && (
        <p className={styles.hint} role="status">
          {f(isChild(year, month) ? 'childLine' : 'minorLine')}
        </p>
      )}
    </>
  );
}

/** For the sentence only: what follows from it is decided by the server. */
function isChild(year: number, month: number): boolean {
  const now = new Date(presentMs());
  return (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month <= 14 * 12;
}
