import { Select } from 'antd';
import type { DeclaredAge } from '../../contract/residents.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { FieldError, Labelled } from '../moves/fields/Labelled.tsx';
import { useNow } from '../now.ts';
import styles from './Window.module.css';

type Kind = 'adult' | 'minor' | 'child';

export interface AgeDraft {
  kind: Kind | undefined;
  year: number | undefined;
  month: number | undefined;
}

export const noAge: AgeDraft = { kind: undefined, year: undefined, month: undefined };

/** What is said of it so far; undefined while it is not whole. */
export function ageOf({ kind, year, month }: AgeDraft): DeclaredAge | undefined {
  if (kind === 'adult') return { kind: 'adult' };
  if (kind === undefined || year === undefined || month === undefined) return undefined;
  return { kind: 'born', year, month };
}

interface AgePartProps {
  draft: AgeDraft;
  change: (part: Partial<AgeDraft>) => void;
  pressed: boolean;
}

/** Grown up, a minor or a child; only of the last two the month is asked. */
export function AgeChoice({
  draft,
  change,
  pressed,
  error,
}: AgePartProps & { error: string | undefined }) {
  const { t } = useWords();
  const kinds: readonly Kind[] = ['adult', 'minor', 'child'];
  return (
    <>
      <ChoiceChips
        label={t('window.age')}
        labelShown
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

function Born({ draft, change, pressed }: AgePartProps) {
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
