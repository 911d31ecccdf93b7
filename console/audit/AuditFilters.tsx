import { Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { auditActions } from '../../contract/audit-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { AreaSelect } from '../queue/AreaSelect.tsx';
import styles from './Audit.module.css';
import { actionGroups, isNarrowed, nothingTyped, type Typed } from './audit-filter.ts';

interface AuditFiltersProps {
  typed: Typed;
  find: (typed: Typed) => void;
}

/** What to search by. Nothing is asked for before the reader says so: every search is recorded. */
export function AuditFilters({ typed, find }: AuditFiltersProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState(typed);
  const change = (part: Partial<Typed>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find(draft);
  };
  return (
    <form className={styles.filters} aria-label={t('audit.filters')} noValidate onSubmit={submit}>
      <Words
        label={t('audit.person')}
        hint={t('audit.personHint')}
        maxLength={60}
        value={draft.person}
        onChange={(person) => change({ person })}
      />
      <Words
        label={t('audit.object')}
        hint={t('audit.objectHint')}
        maxLength={80}
        value={draft.object}
        onChange={(object) => change({ object })}
      />
      <ActionSelect action={draft.action} onChange={(action) => change({ action })} />
      <AreaSelect
        className={styles.select ?? ''}
        area={draft.area}
        onChange={(area) => change({ area })}
      />
      <Day label={t('audit.from')} value={draft.from} onChange={(from) => change({ from })} />
      <Day label={t('audit.until')} value={draft.until} onChange={(until) => change({ until })} />
      <div className={styles.buttons}>
        {isNarrowed(draft) && (
          <Button size="s" kind="quiet" onClick={() => find(nothingTyped)}>
            {t('audit.clear')}
          </Button>
        )}
        <Button size="s" type="submit">
          {t('audit.find')}
        </Button>
      </div>
    </form>
  );
}

interface WordsProps {
  label: string;
  hint: string;
  maxLength: number;
  value: string;
  onChange: (value: string) => void;
}

function Words({ label, hint, maxLength, value, onChange }: WordsProps) {
  return (
    <input
      className={styles.input}
      aria-label={label}
      placeholder={hint}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function Day({ label, value, onChange }: Omit<WordsProps, 'hint' | 'maxLength'>) {
  const id = useId();
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function ActionSelect({
  action,
  onChange,
}: {
  action: string;
  onChange: (action: string) => void;
}) {
  const { t, say } = useWords();
  return (
    <Select
      className={styles.select ?? ''}
      aria-label={t('audit.action')}
      value={action}
      popupMatchSelectWidth={260}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: t('audit.actionAll') },
        ...actionGroups().map(({ kind, all, actions }) => ({
          label: t(`audit.groups.${kind}`),
          options: [
            { value: all, label: t(`audit.kinds.${kind}`) },
            ...actions.map((value) => ({ value, label: say(auditActions[value]) })),
          ],
        })),
      ]}
      onChange={onChange}
    />
  );
}
