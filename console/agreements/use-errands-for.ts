import { useMutation } from '@tanstack/react-query';
import type { NoticeChoice } from '../../contract/notices.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useAct, useLook } from './use-agreed.ts';

export const useShelvesFor = (id: string) =>
  useLook((client) => client.call('listEmptyShelvesFor', { params: { id } }));

/** A wish counts once a day by itself, and leaves no trace by which a repeat, or a paper, could be told. */
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
  const { t } = useWords();
  return useAct(
    (client, body: { ids: string[] }, requestId) =>
      client.call('markNoticesReadFor', { params: { id }, body, requestId }),
    { line: (_, { ids }) => t('newcomers.done.markNoticesReadFor', { count: ids.length }), onDone },
  );
}

export const useNoticeWaysFor = (id: string) =>
  useLook((client) => client.call('getNoticeWaysFor', { params: { id } }));

export function useChoosingWaysFor(id: string, onDone: (chosen: NoticeChoice) => void) {
  const { t } = useWords();
  return useAct(
    (client, body: NoticeChoice, requestId) =>
      client.call('setNoticeWaysFor', { params: { id }, body, requestId }),
    { line: t('newcomers.done.setNoticeWaysFor'), onDone },
  );
}
