import { TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import type { TextKey } from '../../texts/zh-CN.ts';
import type { FieldsProps } from './MoveFields.tsx';

type NoteFieldProps = Omit<FieldsProps, 'one'> & { label: TextKey; hint: TextKey };

/** The words that go with a move; every one of them is read by the resident. */
export function NoteField({ label, hint, draft, change, errorOf }: NoteFieldProps) {
  const { t } = useWords();
  return (
    <div data-field="note">
      <TextField
        label={t(label)}
        placeholder={t(hint)}
        rows={3}
        maxLength={500}
        value={draft.note}
        error={errorOf('note')}
        onChange={(event) => change({ note: event.target.value })}
      />
    </div>
  );
}
