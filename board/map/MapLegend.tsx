import { classes } from '../../ui/classes.ts';
import { useWords } from '../language.ts';
import { shades } from './counts.ts';
import styles from './map.module.css';
import colours from './shades.module.css';

/** What the shades of the map mean. */
export function MapLegend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      <li>{t('map.legend')}</li>
      {shades.map((from, place) => (
        <li key={from}>
          <span className={classes(styles.key, colours[`shade${place}`])} aria-hidden="true" />
          {from === 0 ? t('map.zero') : t('map.step', { from })}
        </li>
      ))}
      <li>
        <span className={classes(styles.key, styles.published)} aria-hidden="true" />
        {t('map.solved')}
      </li>
    </ul>
  );
}
