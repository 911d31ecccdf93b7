import type { Category } from '../../contract/areas.ts';
import { useNearbyQuestion } from '../../ui/use-nearby-question.ts';
import { useField } from './context.ts';
import type { Agreed } from './entries.ts';
import type { Half } from './half-written.ts';

interface About {
  half: Half;
  /** As what it is sent; null: not known. */
  code: string | null;
  /** The same as the catalogue has it. */
  category: Category | undefined;
}

/** What others reported nearby, asked before it is sent: with a network, and of nothing confidential. */
export function useNearbyFor(agreed: Agreed | null) {
  const { client, online } = useField();
  const params = { id: agreed?.agreement.id ?? '' };
  const { askBeforeSending, ...question } = useNearbyQuestion(
    (body: { words: string; position?: { lng: number; lat: number }; category?: string }) =>
      client.call('findNearbyFor', { params, body }),
  );

  /** @returns whether the page now shows something that was not seen before */
  async function isAsked({ half, code, category }: About): Promise<boolean> {
    const { words, position, sameAs = null } = half;
    if (agreed === null || !online || sameAs !== null) return false;
    if (code !== null && category?.confidential !== false) return false;
    return askBeforeSending({
      words: words.trim(),
      // A point that the worker vouches for, as in the report itself.
      ...(position === null ? {} : { position: { lng: position.lng, lat: position.lat } }),
      ...(code === null ? {} : { category: code }),
    });
  }
  return { ...question, isAsked };
}
