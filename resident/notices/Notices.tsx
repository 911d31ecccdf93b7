import { useEffect } from 'react';
import type { Notice } from '../../contract/notices.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { agoWords } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './Notices.module.css';
import { useMarkRead, useNotices } from './use-notices.ts';

/** What I was told. Opening the page reads it; what was new keeps its lamp until the next visit. */
export default function Notices() {
  const { t } = useTexts();
  const notices = useNotices();
  const { mutate: markRead } = useMarkRead();
  const newest = notices.data?.pages[0]?.notices[0];
  const unread = newest && !newest.read ? newest.id : undefined;
  useEffect(() => {
    if (unread) markRead(unread);
  }, [unread, markRead]);
  return (
    <Screen title={t('notices.title')} back={{ label: t('back'), href: paths.home }}>
      <a className={styles.ways} href={paths.noticeWays}>
        {t('notices.ways')}
        <ChevronIcon size={18} />
      </a>
      <Loaded asked={notices}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.notices);
          if (all.length === 0)
            return (
              <EmptyState
                drawing={<QuietAlley />}
                title={t('notices.empty')}
                line={t('notices.emptyLine')}
              />
            );
          return (
            <>
              <ul className={styles.list}>
                {all.map((notice) => (
                  <li key={notice.id} className={styles.notice}>
                    <Line notice={notice} />
                  </li>
                ))}
              </ul>
              <More pages={notices} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

/** What can be contested leads to the appeal, what lapses to its page, everything else to its case. */
function wayOf({ award, caseCode, lapsesOn }: Notice): string | undefined {
  if (award !== null) return paths.award(award);
  if (lapsesOn !== null) return paths.lapsing;
  return caseCode === null ? undefined : paths.case(caseCode);
}

function Line({ notice }: { notice: Notice }) {
  const { t, say, language } = useTexts();
  const words = useWords();
  const now = useNow();
  const to = wayOf(notice);
  return (
    <>
      <span className={styles.lamp} data-unread={!notice.read}>
        {!notice.read && <span className="visually-hidden">{t('notices.unread')}</span>}
      </span>
      <span className={styles.words}>
        {to !== undefined ? (
          <a className="stretched" href={to}>
            {say(notice.words)}
          </a>
        ) : (
          say(notice.words)
        )}
        <span className={styles.time}>{words(agoWords(notice.at, now, language))}</span>
      </span>
      {to !== undefined && <ChevronIcon size={18} className={styles.chevron} />}
    </>
  );
}
