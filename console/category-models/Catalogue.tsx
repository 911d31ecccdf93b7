import { useState } from 'react';
import type { DeskCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { Failed } from '../states/Failed.tsx';
import { AddCategory } from './AddCategory.tsx';
import { CatalogueRow } from './CatalogueRow.tsx';
import { ImportCatalogue } from './ImportCatalogue.tsx';
import { useCatalogue, useMayChange } from './use-catalogue.ts';

/** The catalogue: by what each category is known before anything was learnt, and which are in use. */
export function Catalogue() {
  const { t } = useWords();
  const categories = useCatalogue();
  const mayChange = useMayChange();
  return (
    <section className={pageStyles.pane} aria-labelledby="catalogue">
      <h2 className={pageStyles.heading} id="catalogue">
        {t('categoryModels.catalogue')}
      </h2>
      <p className={pageStyles.lead}>{t('categoryModels.catalogueLead')}</p>
      {categories.isPending && <Skeleton label={t('categoryModels.catalogueLoading')} rows={8} />}
      {categories.isError && <Failed error={categories.error} retry={() => categories.refetch()} />}
      {categories.data && mayChange && <Changes categories={categories.data} />}
      {categories.data?.length === 0 && (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('categories.none')}
          line={t('categories.noneWords')}
        />
      )}
      {categories.data && (
        <ul className={pageStyles.rows}>
          {categories.data.map((category) => (
            <CatalogueRow key={category.code} category={category} mayChange={mayChange} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A category more, or a whole catalogue from a file. */
function Changes({ categories }: { categories: readonly DeskCategory[] }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState<'add' | 'import'>();
  const [done, setDone] = useState<string>();
  const close = () => setOpen(undefined);
  const end = (words: string) => {
    setDone(words);
    close();
  };
  const begin = (what: 'add' | 'import') => {
    setDone(undefined);
    setOpen(what);
  };
  return (
    <>
      {open === undefined && (
        <div className={pageStyles.buttons}>
          <Button size="s" onClick={() => begin('add')}>
            {t('categories.add')}
          </Button>
          <Button size="s" kind="outline" onClick={() => begin('import')}>
            {t('categories.import')}
          </Button>
        </div>
      )}
      <div role="status">
        {done !== undefined && (
          <p className={pageStyles.done}>
            <CheckIcon size={18} />
            {done}
          </p>
        )}
      </div>
      {open === 'add' && (
        <AddCategory
          categories={categories}
          onCancel={close}
          onAdded={({ code, name }) => end(t('categories.added', { code, name: say(name) }))}
        />
      )}
      {open === 'import' && (
        <ImportCatalogue
          onCancel={close}
          onTaken={(counts) => end(t('categories.taken', { ...counts }))}
        />
      )}
    </>
  );
}
