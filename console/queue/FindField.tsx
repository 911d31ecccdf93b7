import { type Ref, useEffect, useState } from 'react';
import { KeyCap } from '../../ui/Button.tsx';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { useKeyCap } from '../shortcuts.ts';
import styles from './FindField.module.css';

const pauseMs = 300;
const longest = 60;

interface FindFieldProps {
  /** Whose words it speaks. */
  words: 'queue' | 'staff' | 'answerTemplates';
  /** Where a key leads into the field. */
  ref?: Ref<HTMLInputElement>;
  value: string;
  onFind: (text: string) => void;
}

/** Finds by what is typed; asks the server when the typing pauses, at once on Enter. */
export function FindField({ words, ref, value, onFind }: FindFieldProps) {
  const { t } = useWords();
  const capped = useKeyCap();
  const cap = ref === undefined ? undefined : capped('/');
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
        aria-label={t(`${words}.find`)}
        aria-keyshortcuts={ref === undefined ? undefined : '/'}
        placeholder={t(`${words}.findHint`)}
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
          aria-label={t(`${words}.clearFind`)}
          onClick={() => onFind('')}
        >
          <CloseIcon size={15} />
        </button>
      )}
    </search>
  );
}
