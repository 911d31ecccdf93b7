import type { CaseMove } from '../../../contract/case-road.ts';
import { TextField } from '../../../ui/Field.tsx';
import { TemplatePicker } from '../../answer-templates/TemplatePicker.tsx';
import { useWords } from '../../language.ts';
import type { TextKey } from '../../texts/zh-CN.ts';
import type { FieldsProps } from './MoveFields.tsx';

interface NoteFieldProps extends FieldsProps {
  move: CaseMove;
  label: TextKey;
  hint: TextKey;
}

/** The words that go with a move. */
export function NoteField(props: NoteFieldProps) {
  const { one, move, label, hint, draft, change, errorOf } = props;
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
      <TemplatePicker
        {...{ one, move, draft }}
        words={draft.note}
        onPick={(note) => change({ note })}
      />
    </div>
  );
}
