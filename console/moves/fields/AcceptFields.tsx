import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Category } from '../../../contract/areas.ts';
import type { CaseSuggestion } from '../../../contract/case-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import styles from './fields.module.css';
import { Labelled } from './Labelled.tsx';
import type { FieldsProps } from './MoveFields.tsx';

const keptForMs = 300_000;

/** What the case is found to be: as it was reported, as the words suggest, or any other kind. */
export function AcceptFields({ one, draft, change, errorOf }: FieldsProps) {
  const { t, say } = useWords();
  const { client } = useCounty();
  const categories = useQuery({
    queryKey: client.key('listCategories'),
    queryFn: ({ signal }) => client.call('listCategories', { signal }),
    staleTime: keptForMs,
  });
  const error = errorOf('category');
  const nameOf = ({ group, name }: Category) => `${say(group)} · ${say(name)}`;
  const inUse = (categories.data ?? []).map((category) => ({
    value: category.code,
    label: nameOf(category),
  }));
  // It may stay what it was reported as, also where that was retired since.
  const isInUse = inUse.some(({ value }) => value === one.category);
  const present = { value: one.category, label: say(one.categoryName) };
  const options = isInUse ? inUse : [present, ...inUse];
  return (
    <div data-field="category">
      {one.suggestion && one.suggestion.category !== draft.category && (
        <Suggested suggestion={one.suggestion} onTake={(category) => change({ category })} />
      )}
      <Labelled label={t('moves.category')} error={error} hint={t('moves.categoryHint')}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            status={error === undefined ? '' : 'error'}
            value={draft.category}
            options={options}
            onChange={(category) => change({ category })}
          />
        )}
      </Labelled>
    </div>
  );
}

interface SuggestedProps {
  suggestion: CaseSuggestion;
  onTake: (category: string) => void;
}

function Suggested({ suggestion, onTake }: SuggestedProps) {
  const { t, say } = useWords();
  const { category, name, why, sure } = suggestion;
  // However alike: certain it is not.
  const percent = Math.min(99, Math.round((sure ?? 0) * 100));
  return (
    <div className={styles.suggested}>
      <p>
        {t('moves.categorySuggested')} <strong>{say(name)}</strong>
      </p>
      <p className={styles.cardWhy}>
        {sure === null ? say(why) : t('moves.categorySure', { why: say(why), percent })}
      </p>
      <Button kind="outline" size="s" onClick={() => onTake(category)}>
        {t('moves.categoryTake')}
      </Button>
    </div>
  );
}
