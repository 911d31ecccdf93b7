import type { StaffCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import styles from './mediations.module.css';

interface ClueWordsProps {
  clue: Pick<StaffCase, 'words' | 'place'>;
  onTake: (words: string) => void;
}

/** Both parties read the file: what gives away who told of it is left out. */
export function ClueWords({ clue: { words, place }, onTake }: ClueWordsProps) {
  const { t } = useWords();
  return (
    <div className={poolStyles.form}>
      <p className={poolStyles.quiet}>{t('mediations.open.clueWords')}</p>
      <blockquote className={styles.text}>
        {[words, place].filter((part) => part !== '').join(' · ')}
      </blockquote>
      <div className={poolStyles.buttons}>
        <Button size="s" kind="outline" onClick={() => onTake(words)}>
          {t('mediations.open.takeWords')}
        </Button>
      </div>
    </div>
  );
}
