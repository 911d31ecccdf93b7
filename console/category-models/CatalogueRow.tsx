import { useState } from 'react';
import { type DeskCategory, otherCategory } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import pageStyles from '../account/account.module.css';
import { dayInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import styles from './category-models.module.css';
import { EditCategory } from './EditCategory.tsx';
import { InUse } from './InUse.tsx';

interface CatalogueRowProps {
  category: DeskCategory;
  mayChange: boolean;
}

export function CatalogueRow({ category, mayChange }: CatalogueRowProps) {
  const { t, say } = useWords();
  const [open, setOpen] = useState<'edit' | 'use'>();
  const { code, group, name, keywords, severity, resolveDays, confidential, retiredAt } = category;
  const use = retiredAt === null ? 'retiring' : 'reinstating';
  const close = () => setOpen(undefined);
  return (
    <li className={pageStyles.row}>
      <span className={pageStyles.what}>
        <strong className={retiredAt === null ? '' : styles.retired}>
          {say(group)} · {say(name)}
        </strong>
        {retiredAt !== null && <Retired since={retiredAt} />}
        <span className={pageStyles.when}>
          {t('categoryModels.categoryFacts', { code, severity, days: resolveDays })}
        </span>
        {confidential && (
          <span className={styles.secret}>
            <LockIcon size={15} />
            {t('categories.isConfidential')}
          </span>
        )}
        <span className={styles.keywords}>{keywords.join('、')}</span>
      </span>
      {mayChange && open === undefined && (
        <span className={styles.rowButtons}>
          <Button
            kind="outline"
            size="s"
            aria-label={t('categoryModels.editNamed', { name: say(name) })}
            onClick={() => setOpen('edit')}
          >
            {t('categoryModels.edit')}
          </Button>
          {code !== otherCategory && (
            <Button
              kind="quiet"
              size="s"
              aria-label={t(`categories.${use}.named`, { name: say(name) })}
              onClick={() => setOpen('use')}
            >
              {t(`categories.${use}.open`)}
            </Button>
          )}
        </span>
      )}
      {open === 'edit' && <EditCategory category={category} onDone={close} />}
      {open === 'use' && <InUse category={category} onDone={close} />}
    </li>
  );
}

function Retired({ since }: { since: string }) {
  const { t, language } = useWords();
  const date = dayInWords(new Date(since), useNow(), language);
  return (
    <span className={styles.since}>
      <StateTag state="held">{t('categories.retiredSince', { date })}</StateTag>
    </span>
  );
}
