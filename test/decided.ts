import type { Caller, TestApp } from './app.ts';
import { report } from './road.ts';

const places = ['东门', '西桥', '南街', '北巷', '河边', '山脚', '广场', '学校', '车站', '菜场'];
/** None of them holds a keyword of the test county: what is suggested of such words was learnt. */
const told: Record<string, readonly string[]> = {
  '050100': ['下水道堵住了', '污水往外冒', '水沟不通畅'],
  '150100': ['想要健身器材', '多种几棵树', '能装把长椅'],
};

export interface ToldCase {
  words: string;
  category: string;
}

/** What two kinds of cases say, short enough that no two are copies of each other. */
export const someDecided = (): ToldCase[] =>
  Object.entries(told).flatMap(([category, sentences]) =>
    sentences.flatMap((sentence) =>
      places.map((place) => ({ words: `${place}${sentence}`, category })),
    ),
  );

/** Has each sentence reported by somebody else at each place, as what `as` says, and accepted as what it is. */
export async function decideSome(
  { world, intake }: { world: Pick<TestApp, 'resident'>; intake: Caller },
  as: (told: ToldCase) => string = ({ category }) => category,
): Promise<void> {
  const residents = await Promise.all(places.map(() => world.resident()));
  for (const [i, one] of someDecided().entries()) {
    const resident = residents[i % places.length] as Caller;
    const { code } = await report(resident, { words: one.words, category: as(one) });
    const body = { note: '', category: one.category };
    (await intake('acceptCase', { params: { code }, body })).ok;
  }
}
