import { useInfiniteQuery } from '@tanstack/react-query';
import type { Look } from '../../contract/my-data.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useApi } from '../api.ts';
import { agoWords } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** Who looked at what is mine, page by page, newest first. */
export default function Looks() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const { client } = useApi();
  const looks = useInfiniteQuery({
    queryKey: client.key('listMyLooks', {}),
    queryFn: ({ pageParam, signal }) =>
      client.call('listMyLooks', { query: pageParam === null ? {} : { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Screen title={d('looks.title')} back={{ label: t('back'), href: paths.myData }}>
      <p className={styles.lead}>{d('looks.lead')}</p>
      <p className={styles.quiet}>{d('looks.notAll')}</p>
      <Loaded asked={looks}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.looks);
          if (all.length === 0)
            return (
              <EmptyState
                drawing={<QuietAlley />}
                title={d('looks.empty')}
                line={d('looks.emptyLine')}
              />
            );
          return (
            <>
              <ul className={styles.list}>
                {all.map((look) => (
                  <li key={look.id} className={styles.look}>
                    <One look={look} />
                  </li>
                ))}
              </ul>
              <More pages={looks} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function One({ look: { at, by, what, why, caseCode } }: { look: Look }) {
  const { say, language } = useTexts();
  const d = useMyDataTexts();
  const words = useWords();
  const now = useNow();
  return (
    <>
      <span className={styles.label}>{d('looks.seen', { by: say(by), what: say(what) })}</span>
      <span className={styles.quiet}>{say(why)}</span>
      <span className={styles.quiet}>
        {words(agoWords(at, now, language))}
        {caseCode !== null && (
          <>
            {' · '}
            <a className="roomy-link figures" href={paths.case(caseCode)}>
              {caseCode}
            </a>
          </>
        )}
      </span>
    </>
  );
}
