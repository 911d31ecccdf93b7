import type { CategoryMeasures } from '../../contract/category-models.ts';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import styles from './category-models.module.css';
import { percentText } from './percent.ts';
import { useCategoryNames } from './use-category-models.ts';

/** How the version in use did on cases that it had not seen. */
export function Measures({ measured }: { measured: CategoryMeasures }) {
  const { t } = useWords();
  const { n, accuracy, macroF1, coverage, accuracyCovered, keywords } = measured;
  const figures = [
    { name: t('categoryModels.coverage'), value: percentText(coverage) },
    { name: t('categoryModels.accuracyCovered'), value: percentText(accuracyCovered) },
    { name: t('categoryModels.accuracy'), value: percentText(accuracy) },
    { name: t('categoryModels.macroF1'), value: percentText(macroF1) },
    { name: t('categoryModels.keywordsAccuracy'), value: percentText(keywords.accuracy) },
  ];
  return (
    <section className={pageStyles.pane} aria-labelledby="measured">
      <h2 className={pageStyles.heading} id="measured">
        {t('categoryModels.measured')}
      </h2>
      <p className={pageStyles.lead}>{t('categoryModels.measuredLead', { n })}</p>
      <dl className={styles.figures}>
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ByCategory measured={measured} />
      <Confusions measured={measured} />
    </section>
  );
}

function ByCategory({ measured }: { measured: CategoryMeasures }) {
  const { t, say } = useWords();
  const nameOf = useCategoryNames();
  const asked = measured.categories.filter(({ n }) => n > 0);
  const worstFirst = asked.sort((a, b) => a.f1 - b.f1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it no keyboard could scroll what is wider than a phone
    <div className={styles.wide} tabIndex={0}>
      <table className={styles.table}>
        <caption>{t('categoryModels.byCategory')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('categoryModels.category')}</th>
            <th scope="col" className={styles.amount}>
              {t('categoryModels.cases')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('categoryModels.recall')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('categoryModels.precision')}
            </th>
          </tr>
        </thead>
        <tbody>
          {worstFirst.map(({ category, n, recall, precision }) => (
            <tr key={category}>
              <th scope="row">{say(nameOf(category))}</th>
              <td className={styles.amount}>{n}</td>
              <td className={styles.amount}>{percentText(recall)}</td>
              <td className={styles.amount}>{percentText(precision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Confusions({ measured }: { measured: CategoryMeasures }) {
  const { t, say } = useWords();
  const nameOf = useCategoryNames();
  if (measured.confusions.length === 0) return null;
  return (
    <>
      <h3 className={styles.subheading}>{t('categoryModels.confused')}</h3>
      <ul className={pageStyles.rows}>
        {measured.confusions.map(({ category, said, n }) => (
          <li key={`${category}/${said}`} className={pageStyles.row}>
            <span className={pageStyles.what}>
              {t('categoryModels.takenFor', {
                category: say(nameOf(category)),
                said: say(nameOf(said)),
              })}
            </span>
            <span className={styles.number}>{t('categoryModels.times', { n })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
