import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Ladder } from './Ladder.tsx';
import { Limits } from './Limits.tsx';
import { Slip } from './Slip.tsx';
import { Told } from './Told.tsx';

/** Slips for what is late, whose turn it is first; below them the written ladder and the limits. */
export default function SupervisionsPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('supervisions.heading'));
  const [all, setAll] = useState(false);
  const show = all ? 'all' : 'open';
  const slips = useInfiniteQuery({
    queryKey: client.key('listSupervisions', { query: { show } }),
    queryFn: ({ pageParam, signal }) =>
      client.call('listSupervisions', {
        query: pageParam === undefined ? { show } : { show, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 60_000,
    refetchOnReconnect: false,
  });
  const listed = slips.data?.pages.flatMap((page) => page.supervisions);
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('supervisions.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('supervisions.lead')}</p>
        </header>
        <Told />
        {slips.isPending && <Skeleton label={t('supervisions.loading')} rows={5} />}
        {slips.isError && <Failed error={slips.error} retry={() => slips.refetch()} />}
        {listed?.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('supervisions.none')}
            line={t('supervisions.noneWords')}
          />
        )}
        {listed?.map((slip) => (
          <Slip key={slip.id} slip={slip} />
        ))}
        <NextPage pages={slips} />
        {!all && (
          <div>
            <Button kind="outline" size="s" onClick={() => setAll(true)}>
              {t('supervisions.showAll')}
            </Button>
          </div>
        )}
        <Ladder />
        <Limits />
      </div>
    </div>
  );
}
