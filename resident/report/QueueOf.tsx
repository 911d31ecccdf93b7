import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { RouteName } from '../../contract/table.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { rememberedResident } from '../session.ts';
import { useTexts } from '../texts/language.ts';
import { keepLanguage, keptDrafts } from './kept-draft.ts';
import { Queue } from './queue.ts';
import { sendWhenClosed } from './send-when-closed.ts';
import { QueueContext } from './use-queue.ts';

/** What a report or a reply adds to: the resident's own lists, and a child's in whose name it was made. */
const changedByReport: readonly RouteName[] = [
  'listMyCases',
  'getMe',
  'getMyPoints',
  'listMyAwards',
  'getMyHousehold',
];

/** One queue for the signed-in resident, alive on every screen, so that what waits goes out anywhere. */
export default function QueueOf({ resident, children }: { resident: string; children: ReactNode }) {
  const { client } = useApi();
  const { language } = useTexts();
  const queries = useQueryClient();
  const queue = useMemo(
    () =>
      new Queue({
        client,
        kept: keptDrafts(client.county, resident),
        // In another tab of this browser somebody else may have signed in meanwhile.
        isTheirs: () => (rememberedResident() ?? resident) === resident,
        onWaiting: sendWhenClosed,
        onReported: (reported, id) => {
          const { code } = reported;
          queries.setQueryData(client.key('getMyCase', { params: { code } }), reported);
          for (const changed of changedByReport)
            void queries.invalidateQueries({ queryKey: [client.county, changed] });
          if (location.hash === paths.unsentReport(id))
            navigate(`/sent/${code}`, { replace: true });
        },
      }),
    [client, resident, queries],
  );
  useEffect(() => queue.start(), [queue]);
  useEffect(() => {
    keepLanguage(language).catch(() => undefined);
  }, [language]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}
