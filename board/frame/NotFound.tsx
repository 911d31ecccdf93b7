import { ButtonLink } from '../../ui/Button.tsx';
import { Umbrella } from '../../ui/drawings/Umbrella.tsx';
import { useWords } from '../language.ts';
import { BoardPage } from './BoardPage.tsx';
import styles from './frame.module.css';
import { PageTitle } from './PageTitle.tsx';

/** An address that leads nowhere on the board. */
export function NotFound() {
  const { t } = useWords();
  return (
    <BoardPage>
      <div className={styles.missing}>
        <Umbrella />
        <PageTitle title={t('state.missingTitle')}>{t('state.missingTitle')}</PageTitle>
        <p>{t('state.missingLine')}</p>
        <ButtonLink href="#/">{t('state.refusedBack')}</ButtonLink>
      </div>
    </BoardPage>
  );
}
