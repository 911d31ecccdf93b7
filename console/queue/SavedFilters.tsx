import { useState } from 'react';
import { mostFilters, type SavedFilter } from '../../contract/saved-filters.ts';
import { KeyCap } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { EditIcon, PlusIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import { KeepFilter } from './KeepFilter.tsx';
import { KeptFilters } from './KeptFilters.tsx';
import { isLike, isNarrowed, openedFrom, type QueueFilter, wholeQueue } from './queue-filter.ts';
import styles from './SavedFilters.module.css';
import { useSavedFilters } from './use-saved-filters.ts';

interface SavedFiltersProps {
  filter: QueueFilter;
  change: (filter: QueueFilter) => void;
}

/** As many as there are number keys. */
const keyed = 9;
type Doing = 'keep' | 'tidy' | undefined;

/** The filters that somebody keeps, as chips; 1 to 9 open them, F keeps the present one. */
export function SavedFilters({ filter, change }: SavedFiltersProps) {
  const { t } = useWords();
  const saved = useSavedFilters();
  const [doing, setDoing] = useState<Doing>();
  const all = saved.data ?? [];
  const isNew = isKeepable(filter) && !all.some((one) => isLike(filter, one));
  const isFull = all.length >= mostFilters;
  const keep = () => isNew && !isFull && setDoing('keep');
  useShortcuts({
    ...Object.fromEntries(
      all.slice(0, keyed).map((one, place) => [`${place + 1}`, () => change(openedFrom(one))]),
    ),
    f: keep,
  });
  if (all.length === 0 && !isNew) return null;
  if (doing === 'keep')
    return (
      <KeepFilter
        filter={filter}
        names={all.map(({ name }) => name)}
        onDone={() => setDoing(undefined)}
      />
    );
  if (doing === 'tidy' && all.length > 0)
    return <KeptFilters filters={all} onDone={() => setDoing(undefined)} />;
  return (
    <div className={styles.bar}>
      {all.length > 0 && <Chips {...{ filter, change, all }} />}
      <span className={styles.tools}>
        {isNew && <Keep full={isFull} onKeep={keep} />}
        {all.length > 0 && (
          <IconButton
            icon={<EditIcon size={16} />}
            label={t('savedFilters.tidy')}
            onClick={() => setDoing('tidy')}
          />
        )}
      </span>
    </div>
  );
}

/** The whole queue needs no name; words that are looked for are not kept, but what they were looked for in is. */
const isKeepable = (filter: QueueFilter) =>
  isNarrowed({ ...filter, find: '' }) || filter.show !== wholeQueue.show;

function Chips({ filter, change, all }: SavedFiltersProps & { all: readonly SavedFilter[] }) {
  const { t } = useWords();
  const capped = useKeyCap();
  return (
    <fieldset className={styles.chips} aria-label={t('savedFilters.list')}>
      {all.map((one, place) => {
        const key = place < keyed ? `${place + 1}` : undefined;
        const cap = key && capped(key);
        return (
          <button
            key={one.id}
            type="button"
            className={styles.chip}
            aria-pressed={isLike(filter, one)}
            aria-keyshortcuts={key}
            onClick={() => change(openedFrom(one))}
          >
            <span className={styles.name}>{one.name}</span>
            {cap && <KeyCap>{cap}</KeyCap>}
          </button>
        );
      })}
    </fieldset>
  );
}

function Keep({ full, onKeep }: { full: boolean; onKeep: () => void }) {
  const { t } = useWords();
  const cap = useKeyCap()('F');
  if (full)
    return <span className={styles.full}>{t('savedFilters.full', { most: mostFilters })}</span>;
  return (
    <button type="button" className={styles.keep} aria-keyshortcuts="F" onClick={onKeep}>
      <PlusIcon size={14} />
      <span>{t('savedFilters.keep')}</span>
      {cap && <KeyCap>{cap}</KeyCap>}
    </button>
  );
}
