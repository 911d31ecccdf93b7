import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { NothingYet } from '../home/MyCases.tsx';
import { useTexts } from '../texts/language.ts';
import { CaseCard } from './CaseCard.tsx';
import styles from './Cases.module.css';
import { useCases } from './use-cases.ts';

/** Everything I reported, newest first. */
export default function Cases() {
  const { t } = useTexts();
  const cases = useCases();
  const total = cases.data?.pages[0]?.total ?? 0;
  return (
    <Screen
      title={t('cases.title')}
      action={total > 0 && <span>{t('cases.total', { count: total })}</span>}
      place="cases"
    >
      <Loaded asked={cases}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.cases);
          if (all.length === 0) return <NothingYet level={2} />;
          return (
            <>
              <ul className={styles.list}>
                {all.map((summary) => (
                  <li key={summary.code}>
                    <CaseCard summary={summary} level={2} />
                  </li>
                ))}
              </ul>
              <More pages={cases} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
