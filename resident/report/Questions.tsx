import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { useTexts } from '../texts/language.ts';
import { answered } from './draft.ts';
import styles from './Report.module.css';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

/** What whoever handles such a thing would ask first; a tap answers, another takes it back, none is needed. */
export function Questions() {
  const { t, say } = useTexts();
  const { outbox, view } = useOutbox();
  const questions = useCategory().category?.questions ?? [];
  const { answers = [] } = view.draft;
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
            onChange={(choice) =>
              outbox.change({ answers: answered(answers, { question: code, choice }) })
            }
          />
        </div>
      ))}
    </div>
  );
}
