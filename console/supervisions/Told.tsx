import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Sentence } from '../../contract/values.ts';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { WithCases } from './WithCases.tsx';

/** What the reader was told of limits and slips, the newest few first; what they see here they have read. */
export function Told({ few = 5 }: { few?: number }) {
  const { t, say, language } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const now = new Date(useNow());
  const told = useQuery({
    queryKey: client.key('listStaffNotices'),
    queryFn: ({ signal }) => client.call('listStaffNotices', { signal }),
    enabled: mayCall(me, 'listStaffNotices'),
    staleTime: 60_000,
    refetchOnReconnect: false,
  });
  const notices = told.data?.notices.slice(0, few) ?? [];
  const [newest] = notices;
  const unread = newest && !newest.read ? newest.id : undefined;
  useEffect(() => {
    // Whatever becomes of it, they read it: it would be marked with the next one.
    if (unread) client.call('markStaffNoticesRead', { body: { upTo: unread } }).catch(() => {});
  }, [client, unread]);
  if (notices.length === 0) return null;
  const shown = (words: Sentence) =>
    mayCall(me, 'getCase') ? <WithCases>{say(words)}</WithCases> : say(words);
  return (
    <section className={pageStyles.pane} aria-labelledby="told">
      <h2 className={pageStyles.heading} id="told">
        {t('supervisions.toldYou')}
      </h2>
      <ul className={pageStyles.rows}>
        {notices.map(({ id, words, at, read }) => (
          <li key={id} className={pageStyles.row}>
            <span className={pageStyles.what}>
              {read ? shown(words) : <strong>{shown(words)}</strong>}
            </span>
            <span className={pageStyles.when}>{momentInWords(at, now, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
