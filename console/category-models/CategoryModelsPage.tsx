import type { CategoryModel, CategoryModels } from '../../contract/category-models.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
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
  const heading = usePageHeading(t('categoryModels.heading'));
  const models = useCategoryModels();
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('categoryModels.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('categoryModels.lead')}</p>
        </header>
        {models.isPending && <Skeleton label={t('categoryModels.loading')} rows={6} />}
        {models.isError && <Failed error={models.error} retry={() => models.refetch()} />}
        {models.data && <Parts shown={models.data} />}
        <Catalogue />
      </div>
    </div>
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
    <section className={pageStyles.pane} aria-labelledby="in-use">
      <h2 className={pageStyles.heading} id="in-use">
        {t('categoryModels.now')}
      </h2>
      <p className={pageStyles.lead}>{words}</p>
      {model?.held && <p className={pageStyles.lead}>{t('categoryModels.held')}</p>}
    </section>
  );
}
