import { Select } from 'antd';
import type { CategoryQuestion } from '../../contract/areas.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import styles from './Agreements.module.css';
import { useCategories } from './use-categories.ts';

/** The answer that was tapped to each question. */
export type Answers = Readonly<Record<string, string>>;

export interface About {
  category: string | null;
  answers: Answers;
  child: string;
}
export const nothingAbout: About = { category: null, answers: {}, child: '' };

/** What of it is sent: nothing that was not said. */
export const aboutBody = ({ category, answers, child }: About) => ({
  ...(category === null ? {} : { category }),
  ...(child.trim() === '' ? {} : { child: child.trim() }),
  answers: Object.entries(answers).map(([question, choice]) => ({ question, choice })),
});

interface AboutReportProps {
  about: About;
  onChange: (about: About) => void;
  refused: (field: string) => string | undefined;
}

/** What kind of thing it is, what whoever handles such a thing would ask first, and for which child it is told. */
export function AboutReport({ about, onChange, refused }: AboutReportProps) {
  const { t, say } = useWords();
  const categories = useCategories();
  const { category, answers, child } = about;
  const questions = categories.find(({ code }) => code === category)?.questions ?? [];
  const options = categories.map(({ code, group, name }) => ({
    value: code,
    label: `${say(group)} · ${say(name)}`,
  }));
  return (
    <>
      <Labelled
        label={t('agreements.report.category')}
        hint={t('agreements.report.categoryHint')}
        error={refused('category')}
      >
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={category}
            options={options}
            onChange={(chosen) => onChange({ ...about, category: chosen ?? null, answers: {} })}
          />
        )}
      </Labelled>
      {questions.length > 0 && (
        <Questions
          questions={questions}
          answers={answers}
          onChange={(next) => onChange({ ...about, answers: next })}
        />
      )}
      <Field
        label={t('agreements.report.child')}
        hint={t('agreements.report.childHint')}
        autoComplete="off"
        maxLength={20}
        value={child}
        error={refused('child')}
        onChange={(event) => onChange({ ...about, child: event.target.value })}
      />
    </>
  );
}

interface QuestionsProps {
  questions: readonly CategoryQuestion[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** A tap answers, another takes it back, none is needed. */
function Questions({ questions, answers, onChange }: QuestionsProps) {
  const { t, say } = useWords();
  const tap = (question: string, choice: string) => {
    const { [question]: before, ...others } = answers;
    onChange(before === choice ? others : { ...others, [question]: choice });
  };
  return (
    <div className={styles.fields}>
      <p>{t('agreements.report.questions')}</p>
      {questions.map(({ code, ask, choices }) => (
        <ChoiceChips
          key={code}
          label={say(ask)}
          labelShown
          wrap
          choices={choices.map((choice) => ({ value: choice.code, label: say(choice.name) }))}
          value={answers[code]}
          onChange={(choice) => tap(code, choice)}
        />
      ))}
    </div>
  );
}
