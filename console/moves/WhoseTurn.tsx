import { hasEnded } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { useWords } from '../language.ts';
import styles from './WhoseTurn.module.css';
import { whoseTurn } from './whose-turn.ts';

/** In place of a form: who acts next, when it is not the reader. */
export function WhoseTurn({ one }: { one: StaffCase }) {
  const { t, say } = useWords();
  const unit = one.unit ? say(one.unit) : '';
  const ended = hasEnded(one.stage);
  const over = ended || one.moves.length > 0;
  return (
    <div className={styles.turn}>
      <h2 className={styles.heading}>{t('next.heading')}</h2>
      <p className={styles.words}>{t(whoseTurn(one), { unit })}</p>
      {!over && <p className={styles.you}>{t('next.yours')}</p>}
    </div>
  );
}
