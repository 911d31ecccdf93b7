import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { PinIcon } from '../../ui/icons.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';
import { EventPhotos } from './Photos.tsx';

/** What was reported: category, words, place, photos. */
export function Said({ mine }: { mine: MyCase }) {
  const { t, say } = useTexts();
  const place = mine.place || (mine.gridName ? say(mine.gridName) : t('case.noPlace'));
  return (
    <Card as="section" label={t('case.said')}>
      <div className={styles.category}>{say(mine.categoryName)}</div>
      <p className={styles.words}>{mine.words}</p>
      {mine.typedBy !== null && (
        <p className={styles.typedBy}>
          {t(`case.typedBy.${mine.typedBy.channel}`, { name: mine.typedBy.name })}
        </p>
      )}
      {mine.answers.length > 0 && (
        <ul className={styles.answers}>
          {mine.answers.map(({ ask, answer }) => (
            <li key={ask.zh}>
              {say(ask)} <strong>{say(answer)}</strong>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.place}>
        <PinIcon size={16} />
        {place}
      </p>
      {mine.photos.length > 0 && (
        <div className={styles.saidPhotos}>
          <EventPhotos photos={mine.photos} />
        </div>
      )}
    </Card>
  );
}
