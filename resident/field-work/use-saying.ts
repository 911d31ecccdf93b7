import { useMutation } from '@tanstack/react-query';
import type { CaseSummary } from '../../contract/case-views.ts';
import { presentMs } from '../../ui/now.ts';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useField } from './context.ts';

/** That it is solved, that it is not, or what was asked when it was returned. */
export type Saying = 'solved' | 'not_solved' | 'more';

const actOf = {
  solved: 'confirmFor',
  not_solved: 'reopenFor',
  more: 'supplementFor',
} as const;

interface Said {
  words: string;
  /** Where it is solved. */
  rating: number;
  /** Where it is not, or more is added: they go out before it. */
  photos: readonly { key: string; file: Blob }[];
}

interface ToCase {
  agreement: string;
  code: string;
  saying: Saying;
  onDone: (stage: CaseSummary['stage']) => void;
}

/** Tells what they say to a case; a second press after a lost answer is the same one. */
export function useSaying({ agreement, code, saying, onDone }: ToCase) {
  const { client, satchel } = useField();
  const requests = useRequestId();
  return useMutation({
    mutationFn: async (said: Said) => {
      const photoIds = saying === 'solved' ? [] : await uploaded(said);
      const requestId = requests.idOf([said.words, said.rating, photoIds]);
      const { stage } = await tell(said, { photoIds, requestId });
      requests.answered();
      const at = new Date(presentMs()).toISOString();
      await satchel.note({ act: actOf[saying], agreement, at, number: requestId });
      return stage;
    },
    onSuccess: onDone,
    onError: requests.failed,
  });

  /** Each goes out under the id that it was taken with: sent again, it is the same photo. */
  async function uploaded({ photos }: Said): Promise<string[]> {
    const ids: string[] = [];
    for (const { key, file } of photos)
      ids.push((await client.call('uploadStaffPhoto', { file, requestId: key })).id);
    return ids;
  }

  function tell({ words, rating }: Said, by: { photoIds: string[]; requestId: string }) {
    const { photoIds, requestId } = by;
    const params = { id: agreement, code };
    if (saying === 'solved')
      return client.call('confirmFor', { params, body: { rating, words }, requestId });
    return client.call(actOf[saying], { params, body: { words, photoIds }, requestId });
  }
}
