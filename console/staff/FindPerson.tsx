import { useEffect, useState } from 'react';
import { CloseIcon, SearchIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import styles from '../queue/FindField.module.css';

const pauseMs = 300;

interface FindPersonProps {
  value: string;
  onFind: (text: string) => void;
}

/** Finds by name or login; asks the server when the typing pauses, at once on Enter. */
export function FindPerson({ value, onFind }: FindPersonProps) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onFind(text), pauseMs);
    return () => clearTimeout(timer);
  });
  const clear = () => {
    setText('');
    onFind('');
  };
  return (
    <search className={styles.find}>
      <SearchIcon size={17} />
      <input
        type="text"
        className={styles.input}
        aria-label={t('staff.find')}
        placeholder={t('staff.findHint')}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFind(text);
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('staff.clearFind')}
          onClick={clear}
        >
          <CloseIcon size={15} />
        </button>
      )}
    </search>
  );
}
