import type { Mediation } from '../../contract/mediations.ts';
import { classes } from '../../ui/classes.ts';
import { Photos } from '../case/Photos.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import styles from './mediations.module.css';

/** The thirteen items in their order, and which of them is missing. */
export function FileItems({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-file">
      <h2 id="mediation-file" className={poolStyles.name}>
        {t('mediations.file')}
      </h2>
      <p className={poolStyles.quiet}>{t('mediations.fileLead')}</p>
      <ol className={styles.items}>
        {one.file.map(({ item, required, present }) => {
          const lacks = required && !present;
          const state = present ? 'there' : lacks ? 'missing' : 'none';
          return (
            <li key={item} className={styles.item}>
              <span>{t(`mediations.items.${item}`)}</span>
              <span className={styles.quiet}>
                {t(required ? 'mediations.required' : 'mediations.needed')}
              </span>
              <span
                className={classes(
                  present && styles.there,
                  lacks && styles.lacking,
                  state === 'none' && styles.quiet,
                )}
              >
                {t(`mediations.${state}`)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What was put into the file, in the order in which it came. */
export function Papers({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-papers">
      <h2 id="mediation-papers" className={poolStyles.name}>
        {t('mediations.papers')}
      </h2>
      {one.papers.length === 0 && <p className={poolStyles.quiet}>{t('mediations.noPapers')}</p>}
      <ul className={poolStyles.rows}>
        {one.papers.map(({ no, kind, side, heldOn, words, photos, helpers, by, typedFor }) => (
          <li key={no} className={poolStyles.row}>
            <span className={poolStyles.name}>
              {t(`mediations.items.${kind}`)}
              {side !== null && ` · ${t(`mediations.sides.${side === 1 ? 's1' : 's2'}`)}`}
            </span>
            <p className={words === '' ? poolStyles.quiet : styles.text}>
              {words === '' ? t('mediations.paperHidden') : words}
            </p>
            {photos.length > 0 && <Photos photos={photos} />}
            <span className={poolStyles.quiet}>
              {[
                dateNearInWords(heldOn, now, language),
                typedFor === null
                  ? t('mediations.paperBy', { name: by })
                  : t('mediations.paperTypedBy', { name: by, mediator: typedFor }),
                helpers.length === 0
                  ? ''
                  : t('mediations.paperWith', {
                      names: helpers.join(language === 'en' ? ', ' : '、'),
                    }),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
