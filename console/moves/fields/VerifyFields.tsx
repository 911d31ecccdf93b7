import { OptionCards } from '../../fields/OptionCards.tsx';
import { useWords } from '../../language.ts';
import type { FieldsProps } from './MoveFields.tsx';

/** What was found on the spot; each answer says what it sets going. */
export function VerifyFields({ draft, change, errorOf }: FieldsProps) {
  const { t } = useWords();
  return (
    <div data-field="solved">
      <OptionCards
        label={t('moves.solved')}
        options={[
          { value: 'yes', title: t('moves.solvedYes'), why: t('moves.solvedYesHint') },
          { value: 'no', title: t('moves.solvedNo'), why: t('moves.solvedNoHint') },
        ]}
        value={draft.solved}
        error={errorOf('solved')}
        onChange={(value) => change({ solved: value === 'yes' ? 'yes' : 'no' })}
      />
    </div>
  );
}
