import type { CatalogueLine, CataloguePreview } from '../../contract/catalogue-files.ts';
import { useWords } from '../language.ts';
import styles from './category-models.module.css';

const orders = ['added', 'changed', 'left', 'same'] as const;

/** What is wrong in a file, line by line and field by field; and what the rest of it would do. */
export function PreviewLines({
  preview: { lines, wrong, faults, others },
}: {
  preview: CataloguePreview;
}) {
  const { t } = useWords();
  return (
    <>
      {faults.length > 0 && <Faults wrong={wrong} faults={faults} />}
      {orders.map((becomes) => {
        const some = lines.filter((line) => line.becomes === becomes);
        if (some.length === 0) return null;
        return (
          <details key={becomes} className={styles.part} open={becomes !== 'same'}>
            <summary className={styles.partName}>
              {t(`categories.becomes.${becomes}`, { count: some.length })}
            </summary>
            <ul className={styles.lines}>
              {some.map((line) => (
                <Line key={line.line} line={line} />
              ))}
            </ul>
          </details>
        );
      })}
      <p className={styles.note}>{t('categories.others', { count: others })}</p>
    </>
  );
}

function Faults({ wrong, faults }: Pick<CataloguePreview, 'wrong' | 'faults'>) {
  const { t, say } = useWords();
  return (
    <section className={styles.faults} aria-labelledby="catalogue-faults">
      <h5 className={styles.partName} id="catalogue-faults">
        {t('categories.faults', { count: wrong })}
      </h5>
      <ul className={styles.lines}>
        {faults.map(({ line, field, value, why }) => (
          <li key={`${line} ${field} ${why.en}`} className={styles.line}>
            <strong>{t('categories.lineNumber', { line })}</strong>{' '}
            {field !== '' && <code className={styles.field}>{field}</code>}{' '}
            {value === '' ? say(why) : t('categories.faultWithValue', { why: say(why), value })}
          </li>
        ))}
      </ul>
      {wrong > faults.length && (
        <p>{t('categories.moreFaults', { count: wrong - faults.length })}</p>
      )}
      <p>{t('categories.faultsLead')}</p>
    </section>
  );
}

function Line({ line: one }: { line: CatalogueLine }) {
  const { t, say } = useWords();
  const { line, code, group, name, changes, left, leftOut, retired } = one;
  const remarks = [
    changes.length > 0 &&
      t('categories.changes', {
        fields: changes.map((field) => t(`categories.fields.${field}`)).join(t('categories.comma')),
      }),
    left !== null && t(`categories.left.${left.why}`, { here: say(left.here) }),
    ...leftOut.map(({ keyword, category }) =>
      t('categories.leftOut', { keyword, category: say(category) }),
    ),
    retired && t('categories.staysRetired'),
  ].filter((remark) => remark !== false);
  return (
    <li className={styles.line}>
      <strong>
        {say(group)} · {say(name)}
      </strong>{' '}
      <span className={styles.where}>
        {code} · {t('categories.lineNumber', { line })}
      </span>
      {remarks.map((remark) => (
        <span key={remark} className={styles.remark}>
          {remark}
        </span>
      ))}
    </li>
  );
}
