import { useQuery } from '@tanstack/react-query';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';

const keptForMs = 300_000;
const groupDigits = 2;

export interface CategoryChoice {
  /** '' for all, two digits for a group, six for a category. */
  value: string;
  label: string;
}

/** For which categories a text can be: all, those of a group, or one. */
export function useCategoryChoices() {
  const { t, say } = useWords();
  const { client } = useCounty();
  const { data = [] } = useQuery({
    queryKey: client.key('listCategories'),
    queryFn: ({ signal }) => client.call('listCategories', { signal }),
    staleTime: keptForMs,
  });
  const groups = Map.groupBy(data, ({ code }) => code.slice(0, groupDigits));
  const choices: CategoryChoice[] = [
    { value: '', label: t('answerTemplates.categoryAll') },
    ...[...groups].flatMap(([digits, members]) => {
      const [first] = members;
      const group = first ? say(first.group) : digits;
      const whole = { value: digits, label: t('answerTemplates.categoryGroup', { group }) };
      const single = members.map(({ code, name }) => ({
        value: code,
        label: `${group} · ${say(name)}`,
      }));
      return members.length > 1 ? [whole, ...single] : single;
    }),
  ];
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  return { choices, nameOf: (category: string | null) => labels.get(category ?? '') ?? category };
}
