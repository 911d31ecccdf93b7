import { useAllCategories, useCategoryNaming } from '../category-models/use-category-models.ts';
import { useWords } from '../language.ts';

const groupDigits = 2;

export interface CategoryChoice {
  /** '' for all, two digits for a group, six for a category. */
  value: string;
  label: string;
}

/** For which categories a text can be: all, those of a group, or one. */
export function useCategoryChoices() {
  const { t, say } = useWords();
  const nameOf = useCategoryNaming();
  const { data = [] } = useAllCategories();
  const groups = Map.groupBy(data, ({ code }) => code.slice(0, groupDigits));
  const choices: CategoryChoice[] = [
    { value: '', label: t('answerTemplates.categoryAll') },
    ...[...groups].flatMap(([digits, members]) => {
      const [first] = members;
      const group = first ? say(first.group) : digits;
      const whole = { value: digits, label: t('answerTemplates.categoryGroup', { group }) };
      const single = members.map((one) => ({
        value: one.code,
        label: `${group} · ${nameOf(one)}`,
      }));
      return members.length > 1 ? [whole, ...single] : single;
    }),
  ];
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  const labelOf = (category: string | null) => labels.get(category ?? '') ?? category;
  return { choices, nameOf: labelOf };
}
