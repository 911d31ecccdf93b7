import { type FormEvent, useEffect, useRef, useState } from 'react';
import { longestFilterName, type SavedFilter } from '../../contract/saved-filters.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TrashIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { isLettingGo } from '../submit-keys.ts';
import { gapIn } from './KeepFilter.tsx';
import styles from './SavedFilters.module.css';
import { useRemoveFilter, useRenameFilter } from './use-saved-filters.ts';

interface KeptFiltersProps {
  filters: readonly SavedFilter[];
  onDone: () => void;
}

/** The kept filters to be called otherwise, or kept no more. */
export function KeptFilters({ filters, onDone }: KeptFiltersProps) {
  const { t } = useWords();
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.querySelector('input')?.focus(), []);
  return (
    <section
      ref={region}
      className={styles.form}
      aria-label={t('savedFilters.tidy')}
      onKeyDown={(event) => isLettingGo(event) && onDone()}
    >
      <ul className={styles.kept}>
        {filters.map((one) => (
          <Kept
            key={one.id}
            one={one}
            others={filters.flatMap(({ id, name }) => (id === one.id ? [] : [name]))}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="s" kind="outline" onClick={onDone}>
          {t('savedFilters.done')}
        </Button>
      </div>
    </section>
  );
}

function Kept({ one, others }: { one: SavedFilter; others: readonly string[] }) {
  const { t } = useWords();
  const [name, setName] = useState(one.name);
  const renaming = useRenameFilter(one.id, () => {});
  const removing = useRemoveFilter(one.id);
  const isChanged = name.trim() !== one.name;
  const gap = isChanged ? gapIn(name, others) : undefined;
  const refused = renaming.error instanceof Refused ? renaming.error.field('name') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && gap === undefined && !renaming.isPending) renaming.mutate(name.trim());
  };
  return (
    <li>
      <form className={styles.keptRow} noValidate onSubmit={submit}>
        <Field
          className={styles.keptName}
          label={t('savedFilters.nameOf', { name: one.name })}
          labelHidden
          maxLength={longestFilterName}
          value={name}
          error={gap ? t(gap, { name: name.trim() }) : refused}
          onChange={(event) => setName(event.target.value)}
        />
        {isChanged && (
          <Button type="submit" size="s" kind="outline" busy={renaming.isPending}>
            {t('savedFilters.rename')}
          </Button>
        )}
        <IconButton
          icon={<TrashIcon size={17} />}
          label={t('savedFilters.remove', { name: one.name })}
          onClick={() => removing.isPending || removing.mutate(null)}
        />
      </form>
      <Refusals error={removing.error ?? (refused === undefined ? renaming.error : null)} />
    </li>
  );
}
