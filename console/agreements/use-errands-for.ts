import { useMutation } from '@tanstack/react-query';
import type { NoticeChoice } from '../../contract/notices.ts';
import { useCounty } from '../county.tsx';
import { useStep } from '../use-step.ts';
import { useAct, useLook } from './use-agreed.ts';

export const useShelvesFor = (id: string) =>
  useLook((client) => client.call('listEmptyShelvesFor', { params: { id } }));

/** A wish counts once a day by itself, and leaves no trace by which a repeat could be told. */
export function useWishFor(id: string) {
  const { client } = useCounty();
  return useMutation({
    mutationFn: (body: { words: string } | { reward: string }) =>
      client.call('wishFor', { params: { id }, body }),
  });
}

export const useNoticesFor = (id: string) =>
  useLook((client) => client.call('listNoticesFor', { params: { id } }));

export function useReadingOutFor(id: string, onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (body: { ids: string[] }, requestId) =>
      client.call('markNoticesReadFor', { params: { id }, body, requestId }),
    { stale: [], onDone },
  );
}

export const useNoticeWaysFor = (id: string) =>
  useLook((client) => client.call('getNoticeWaysFor', { params: { id } }));

export const useChoosingWaysFor = (id: string, onDone: (chosen: NoticeChoice) => void) =>
  useAct(
    (client, body: NoticeChoice, requestId) =>
      client.call('setNoticeWaysFor', { params: { id }, body, requestId }),
    onDone,
  );
