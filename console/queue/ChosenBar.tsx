import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { useKeyCap } from '../shortcuts.ts';
import styles from './Several.module.css';

interface ChosenBarProps {
  count: number;
  onAccept: () => void;
  onClear: () => void;
}

/** How many are chosen, and what can be done with them. */
export function ChosenBar({ count, onAccept, onClear }: ChosenBarProps) {
  const { t } = useWords();
  const capped = useKeyCap();
  return (
    <div className={styles.bar}>
      <b>{t('several.chosen', { count })}</b>
      <span className={styles.buttons}>
        <Button size="s" keyCap={capped('A')} aria-keyshortcuts="A" onClick={onAccept}>
          {t('several.accept')}
        </Button>
        <Button
          size="s"
          kind="quiet"
          keyCap={capped('Esc')}
          aria-keyshortcuts="Escape"
          onClick={onClear}
        >
          {t('several.clear')}
        </Button>
      </span>
    </div>
  );
}
