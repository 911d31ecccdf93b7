import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from './category-models.module.css';
import { EditCategory } from './EditCategory.tsx';

/** The catalogue: by what each category is known before anything was learnt. */
export function Catalogue() {
  const { t } = useWords();
  const { client } = useCounty();
  const categories = useQuery({
    queryKey: client.key('getDeskCategories'),
    queryFn: ({ signal }) => client.call('getDeskCategories', { signal }),
  });
  if (categories.data === undefined) return null;
  return (
    <section className={columnStyles.pane} aria-labelledby="catalogue">
      <h2 className={columnStyles.heading} id="catalogue">
        {t('categoryModels.catalogue')}
      </h2>
      <p className={columnStyles.lead}>{t('categoryModels.catalogueLead')}</p>
      <ul className={columnStyles.rows}>
        {categories.data.map((category) => (
          <Row key={category.code} category={category} />
        ))}
      </ul>
    </section>
  );
}

function Row({ category }: { category: DeskCategory }) {
  const { t, say } = useWords();
  const me = useStaff();
  const [editing, setEditing] = useState(false);
  const { code, group, name, keywords, severity, resolveDays } = category;
  return (
    <li className={columnStyles.row}>
      <span className={columnStyles.what}>
        <strong>
          {say(group)} · {say(name)}
        </strong>
        <span className={columnStyles.when}>
          {t('categoryModels.categoryFacts', { code, severity, days: resolveDays })}
        </span>
        <span className={styles.keywords}>{keywords.join('、')}</span>
      </span>
      {mayCall(me, 'editCategory') && !editing && (
        <Button
          kind="outline"
          size="s"
          aria-label={t('categoryModels.editNamed', { name: say(name) })}
          onClick={() => setEditing(true)}
        >
          {t('categoryModels.edit')}
        </Button>
      )}
      {editing && <EditCategory category={category} onDone={() => setEditing(false)} />}
    </li>
  );
}
