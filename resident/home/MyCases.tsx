import type { UseQueryResult } from '@tanstack/react-query';
import { ButtonLink } from '../../ui/Button.tsx';
import type { Answer } from '../../ui/client.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CaseCard } from '../cases/CaseCard.tsx';
import { casesForHome } from '../cases/mini.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';

/** The case that waits for my word, and the newest that is still open. */
export function MyCases({ cases }: { cases: UseQueryResult<Answer<'listMyCases'>> }) {
  const { t } = useTexts();
  const total = cases.data?.total ?? 0;
  return (
    <section className={styles.section} aria-labelledby="my-cases">
      <div className={styles.sectionHead}>
        <h2 id="my-cases">{t('home.mine')}</h2>
        {total > 0 && <a href={paths.cases}>{t('home.all', { count: total })}</a>}
      </div>
      <Loaded asked={cases}>
        {({ cases: mine }) => {
          const shown = casesForHome(mine);
          if (shown.length === 0) return <NothingYet />;
          return shown.map((summary) => <CaseCard key={summary.code} summary={summary} />);
        }}
      </Loaded>
    </section>
  );
}

export function NothingYet({ level = 3 }: { level?: 2 | 3 }) {
  const { t } = useTexts();
  return (
    <EmptyState
      level={level}
      drawing={<LampEmpty />}
      title={t('cases.empty')}
      line={t('cases.emptyLine')}
      action={
        <ButtonLink wide href={paths.report}>
          {t('cases.emptyAction')}
        </ButtonLink>
      }
    />
  );
}
