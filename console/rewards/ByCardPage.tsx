import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintedRedemption } from '../../contract/redemptions.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import { ByCardForm } from './ByCardForm.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';

/** Reserves for people who show a card, and prints what they take to the counter. */
export default function ByCardPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('counters.byCard.heading'));
  const open = useQuery({
    queryKey: client.key('listOpenOffers'),
    queryFn: ({ signal }) => client.call('listOpenOffers', { signal }),
  });
  const [printed, setPrinted] = useState<readonly PrintedRedemption[]>([]);
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('counters.byCard.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('counters.byCard.lead')}</p>
        </header>
        {open.isPending && <Skeleton label={t('counters.loading')} rows={3} />}
        {open.isError && <Failed error={open.error} retry={() => open.refetch()} />}
        {open.data && (
          <ByCardForm
            offers={open.data.offers}
            onPrinted={(one) => setPrinted([...printed, one])}
          />
        )}
        {printed.length > 0 && <PrintedSheet printed={printed} onClear={() => setPrinted([])} />}
      </div>
    </div>
  );
}
