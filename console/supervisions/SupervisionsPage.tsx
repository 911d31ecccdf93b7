import { useQuery } from '@tanstack/react-query';
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
  const query = { show: all ? 'all' : 'open' } as const;
  const slips = useQuery({
    queryKey: client.key('listSupervisions', { query }),
    queryFn: ({ signal }) => client.call('listSupervisions', { query, signal }),
    staleTime: 60_000,
    refetchOnReconnect: false,
  });
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
        {slips.data?.supervisions.length === 0 && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('supervisions.none')}
            line={t('supervisions.noneWords')}
          />
        )}
        {slips.data?.supervisions.map((slip) => (
          <Slip key={slip.id} slip={slip} />
        ))}
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
