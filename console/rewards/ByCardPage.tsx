import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintedRedemption } from '../../contract/redemptions.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Failed } from '../states/Failed.tsx';
import { ByCardForm } from './ByCardForm.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';

/** Reserves for people who show a card, and prints what they take to the counter. */
export default function ByCardPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const open = useQuery({
    queryKey: client.key('listOpenOffers'),
    queryFn: ({ signal }) => client.call('listOpenOffers', { signal }),
  });
  const [printed, setPrinted] = useState<readonly PrintedRedemption[]>([]);
  return (
    <ColumnPage title={t('counters.byCard.heading')} lead={t('counters.byCard.lead')}>
      {open.isPending && <Skeleton label={t('counters.loading')} rows={3} />}
      {open.isError && <Failed error={open.error} retry={() => open.refetch()} />}
      {open.data && (
        <ByCardForm offers={open.data.offers} onPrinted={(one) => setPrinted([...printed, one])} />
      )}
      {printed.length > 0 && <PrintedSheet printed={printed} onClear={() => setPrinted([])} />}
    </ColumnPage>
  );
}
