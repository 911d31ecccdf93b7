import type { CategoryModel, CategoryModels } from '../../contract/category-models.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import columnStyles from '../column/column.module.css';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { Catalogue } from './Catalogue.tsx';
import styles from './category-models.module.css';
import { Measures } from './Measures.tsx';
import { UseKeywords } from './UseKeywords.tsx';
import { useCategoryModels } from './use-category-models.ts';
import { Versions } from './Versions.tsx';

/** What decided cases taught: how well it does, where it errs, and which version is in use. */
export default function CategoryModelsPage() {
  const { t } = useWords();
  const models = useCategoryModels();
  return (
    <ColumnPage title={t('categoryModels.heading')} lead={t('categoryModels.lead')}>
      {models.isPending && <Skeleton label={t('categoryModels.loading')} rows={6} />}
      {models.isError && <Failed error={models.error} retry={() => models.refetch()} />}
      {models.data && <Parts shown={models.data} />}
      <Catalogue />
    </ColumnPage>
  );
}

function Parts({ shown }: { shown: CategoryModels }) {
  const { t } = useWords();
  const me = useStaff();
  const { models, decidedSince, learnsFrom } = shown;
  const active = models.find((model) => model.active);
  const next = t('categoryModels.next', { decided: decidedSince, from: learnsFrom });
  if (models.length === 0)
    return (
      <>
        <EmptyState
          drawing={<QuietAlley />}
          title={t('categoryModels.none')}
          line={t('categoryModels.noneWords')}
        />
        <p className={styles.note}>{next}</p>
      </>
    );
  return (
    <>
      <InUse model={active} />
      {active && <Measures measured={active.measured} />}
      <Versions models={models} />
      <p className={styles.note}>{next}</p>
      {active && mayCall(me, 'chooseCategoryModel') && <UseKeywords />}
    </>
  );
}

function InUse({ model }: { model: CategoryModel | undefined }) {
  const { t } = useWords();
  const words =
    model === undefined
      ? t('categoryModels.byKeywords')
      : t(model.threshold > 1 ? 'categoryModels.inUseSilent' : 'categoryModels.inUse', {
          version: model.version,
          cases: model.cases,
          percent: Math.round(model.threshold * 100),
        });
  return (
    <section className={columnStyles.pane} aria-labelledby="in-use">
      <h2 className={columnStyles.heading} id="in-use">
        {t('categoryModels.now')}
      </h2>
      <p className={columnStyles.lead}>{words}</p>
    </section>
  );
}
