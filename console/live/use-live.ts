import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StaffCase } from '../../contract/case-views.ts';
import type { Changed } from '../../contract/live.ts';
import { contract } from '../../contract/table.ts';
import type { Client } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { follow } from './follow.ts';
import { setLive } from './live-state.ts';
import { noteStep } from './new-steps.ts';
import { readAgain } from './read-again.ts';

/** Lists of which a step of any case may change the counts. */
const lists: readonly unknown[] = ['listCases', 'getWorkbench'];
/** The answer to one’s own step comes by itself, and first. */
const ownAnswerMs = 300;
/** Lists are read anew so often at most. */
const everyMs = 3_000;

/** Looking for words is recorded each time: only what is asked for is looked for. */
function isRead(county: number) {
  return ({ queryKey: [where, name, , , body] }: Query): boolean => {
    const find = (body as { find?: string } | null | undefined)?.find;
    return where === county && lists.includes(name) && find === undefined;
  };
}

/** Hears what changes in the areas of whoever sits here, and reads anew what the page shows of it. */
export function useLive(): void {
  const { client } = useCounty();
  const queries = useQueryClient();
  const hears = mayCall(useStaff(), 'followCases');
  useEffect(() => {
    if (!hears) return;
    const address = `/api${contract.followCases.path.replace(':county', String(client.county))}`;
    let first = true;
    const reading = readAgain(queries, { predicate: isRead(client.county), everyMs });
    const readNotices = () =>
      void queries.invalidateQueries({ queryKey: client.key('listStaffNotices') });
    const stop = follow(address, {
      onLive: setLive,
      onReady: () => {
        reading.ask();
        readNotices();
        void queries.invalidateQueries({ queryKey: [client.county, 'lookAtCase'] });
        // The stream may have ended because somebody’s roles are others now.
        if (!first) void queries.invalidateQueries({ queryKey: client.key('getStaffMe') });
        first = false;
      },
      onChanged: (changed) => {
        if (changed.queue) reading.ask();
        if (changed.told) readNotices();
        readCases(queries, client, changed);
      },
      onRefused: () => void client.call('getStaffMe', {}).catch(() => {}),
    });
    return () => {
      stop();
      reading.end();
    };
  }, [client, queries, hears]);
}

function readCases(queries: QueryClient, client: Client, { cases, onlookers }: Changed): void {
  for (const { code, seq } of cases)
    setTimeout(() => readIfOlder(queries, client, { code, seq }), ownAnswerMs);
  for (const code of onlookers)
    void queries.invalidateQueries({ queryKey: client.key('lookAtCase', { params: { code } }) });
}

/**
 * Reads a case anew where the page shows an older step: each reading is recorded as a look, so it is only
 * read where there is something to see.
 */
export function readIfOlder(
  queries: QueryClient,
  client: Client,
  { code, seq }: { code: string; seq: number },
): void {
  const queryKey = client.key('getCase', { params: { code } });
  const shown = queries.getQueryData<StaffCase>(queryKey);
  if (shown === undefined || newestStep(shown) >= seq || (asked.get(code) ?? 0) >= seq) return;
  asked.set(code, seq);
  if (queries.getQueryCache().find({ queryKey })?.isActive()) noteStep(code);
  void queries.invalidateQueries({ queryKey }).then(() => {
    if (queries.getQueryState(queryKey)?.status === 'error') asked.delete(code);
  });
}

/** The step for which a case was last read anew: once, whatever the answer shows of it, unless none came. */
const asked = new Map<string, number>();

const newestStep = ({ history }: StaffCase): number =>
  Math.max(0, ...history.map(({ seq }) => seq));
