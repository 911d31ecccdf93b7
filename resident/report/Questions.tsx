import type { CategoryQuestion } from '../../contract/areas.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { useTexts } from '../texts/language.ts';
import { answered, type DraftAnswers } from './draft.ts';
import styles from './Report.module.css';

interface QuestionsProps {
  questions: readonly CategoryQuestion[];
  answers: DraftAnswers;
  onChange: (answers: DraftAnswers) => void;
}

/** What whoever handles such a thing would ask first; a tap answers, another takes it back, none is needed. */
export function Questions({ questions, answers, onChange }: QuestionsProps) {
  const { t, say } = useTexts();
  if (questions.length === 0) return null;
  return (
    <div className={styles.questions}>
      <p className={styles.quiet}>{t('report.questions')}</p>
      {questions.map(({ code, ask, choices }) => (
        <div key={code}>
          <p className={styles.question}>{say(ask)}</p>
          <ChoiceChips
            label={say(ask)}
            wrap
            choices={choices.map((choice) => ({ value: choice.code, label: say(choice.name) }))}
            value={answers.find(({ question }) => question === code)?.choice}
            onChange={(choice) => onChange(answered(answers, { question: code, choice }))}
          />
        </div>
      ))}
    </div>
  );
}
