import { type FormEvent, useEffect, useRef, useState } from 'react';
import { longestFilterName } from '../../contract/saved-filters.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { isLettingGo } from '../submit-keys.ts';
import { keptOf, type QueueFilter } from './queue-filter.ts';
import styles from './SavedFilters.module.css';
import { useSaveFilter } from './use-saved-filters.ts';

interface KeepFilterProps {
  filter: QueueFilter;
  /** Names that are taken. */
  names: readonly string[];
  onDone: () => void;
}

/** Gives the present filter a name; one made of what it shows stands there already. */
export function KeepFilter({ filter, names, onDone }: KeepFilterProps) {
  const { t } = useWords();
  const shown = useShownWords(filter);
  const [name, setName] = useState(shown.slice(0, longestFilterName));
  const [pressed, setPressed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const step = useSaveFilter(onDone);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const gap = gapIn(name, names);
  const refused = step.error instanceof Refused ? step.error.field('name') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (gap === undefined && !step.isPending) step.mutate({ name: name.trim(), ...keptOf(filter) });
    else field.current?.focus();
  };
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={t('savedFilters.keep')}
      onSubmit={submit}
      onKeyDown={(event) => isLettingGo(event) && onDone()}
    >
      <Field
        ref={field}
        label={t('savedFilters.name')}
        hint={t(filter.find.trim() === '' ? 'savedFilters.nameHint' : 'savedFilters.withoutWords', {
          shown,
        })}
        maxLength={longestFilterName}
        value={name}
        error={pressed && gap ? t(gap, { name: name.trim() }) : refused}
        onChange={(event) => setName(event.target.value)}
      />
      {refused === undefined && <Refusals error={step.error} />}
      <div className={styles.buttons}>
        <Button type="submit" size="s" busy={step.isPending}>
          {t('savedFilters.save')}
        </Button>
        <Button size="s" kind="quiet" onClick={onDone}>
          {t('savedFilters.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function gapIn(name: string, taken: readonly string[]) {
  if (name.trim() === '') return 'savedFilters.nameless' as const;
  return taken.includes(name.trim()) ? ('savedFilters.taken' as const) : undefined;
}

/** What a filter shows, in words: 超时 · 隐患 · 桑园街道. */
function useShownWords({ show, kind, area }: QueueFilter): string {
  const { t, say } = useWords();
  const areas = useAreas();
  const named = areas.data?.find(({ code }) => code === area)?.name;
  return [
    t(`queue.show.${show}`),
    kind === '' ? '' : t(`queue.kinds.${kind}`),
    named === undefined ? '' : say(named),
  ]
    .filter(Boolean)
    .join(' · ');
}
