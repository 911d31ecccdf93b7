import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
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
  return (
    <section className={pageStyles.pane} aria-labelledby="catalogue">
      <h2 className={pageStyles.heading} id="catalogue">
        {t('categoryModels.catalogue')}
      </h2>
      <p className={pageStyles.lead}>{t('categoryModels.catalogueLead')}</p>
      {categories.isPending && <Skeleton label={t('categoryModels.catalogueLoading')} rows={8} />}
      {categories.isError && <Failed error={categories.error} retry={() => categories.refetch()} />}
      {categories.data && (
        <ul className={pageStyles.rows}>
          {categories.data.map((category) => (
            <Row key={category.code} category={category} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ category }: { category: DeskCategory }) {
  const { t, say } = useWords();
  const me = useStaff();
  const [editing, setEditing] = useState(false);
  const { code, group, name, keywords, severity, resolveDays } = category;
  return (
    <li className={pageStyles.row}>
      <span className={pageStyles.what}>
        <strong>
          {say(group)} · {say(name)}
        </strong>
        <span className={pageStyles.when}>
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
