import { type Ref, useEffect, useState } from 'react';
import { KeyCap } from '../../ui/Button.tsx';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { useKeyCap } from '../shortcuts.ts';
import styles from './FindField.module.css';

const pauseMs = 300;
const longest = 60;

interface FindFieldProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  onFind: (text: string) => void;
}

/** Finds by code, place or words; asks the server when the typing pauses, at once on Enter. */
export function FindField({ ref, value, onFind }: FindFieldProps) {
  const { t } = useWords();
  const cap = useKeyCap()('/');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onFind(text), pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <search className={styles.find}>
      <SearchIcon size={17} />
      <input
        ref={ref}
        type="text"
        className={styles.input}
        aria-label={t('queue.find')}
        aria-keyshortcuts="/"
        placeholder={t('queue.findHint')}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFind(text);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {text === '' && cap && <KeyCap>{cap}</KeyCap>}
      {text !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('queue.clearFind')}
          onClick={() => onFind('')}
        >
          <CloseIcon size={15} />
        </button>
      )}
    </search>
  );
}
