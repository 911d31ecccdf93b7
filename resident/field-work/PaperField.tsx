import type { Paper } from '../../contract/window.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { useFieldTexts } from './use-field-texts.ts';

const papers: readonly Paper[] = ['id_card', 'household_register', 'other'];

interface PaperFieldProps {
  paper: Paper;
  onChange: (paper: Paper) => void;
}

/** What was shown to say who somebody is. */
export function PaperField({ paper, onChange }: PaperFieldProps) {
  const f = useFieldTexts();
  return (
    <ChoiceChips
      label={f('agree.paper')}
      labelShown
      wrap
      choices={papers.map((value) => ({ value, label: f(`agree.papers.${value}`) }))}
      value={paper}
      onChange={onChange}
    />
  );
}
