import { useEffect } from 'react';
import { TextField } from '../../ui/Field.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useMe } from '../api.ts';
import { useTexts } from '../texts/language.ts';
import { CategoryLine } from './CategoryLine.tsx';
import { Common } from './Common.tsx';
import { Part } from './Part.tsx';
import { problemAt } from './problem-at.ts';
import { Questions } from './Questions.tsx';
import styles from './Report.module.css';
import { Speak } from './Speak.tsx';
import { said } from './speech.ts';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';
import { useSuggestion } from './use-suggestion.ts';

const maxWords = 2000;

/** What happened, in words, and the category that the words suggest. */
export function WordsPart({ error }: { error: boolean }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { words, answers = [] } = view.draft;
  const { category, preview } = useCategory();
  const suggestion = useSuggestion(words);
  const { category: suggested, of = null } = suggestion ?? {};
  useEffect(() => {
    if (suggested !== undefined) outbox.suggest(suggested, of);
  }, [suggested, of, outbox]);
  const forGrownUps = useGrownUp();
  const why = suggestion?.category === category?.code ? suggestion?.why : null;
  const missing = error ? t('report.wordsMissing') : undefined;
  const refused = problemAt(view.problem, 'category');
  // Read anew: several pieces may be heard before this is drawn again.
  const hear = (heard: string) =>
    outbox.change({ words: said(outbox.view().draft.words, heard, maxWords) });
  return (
    <Part number={3} part="words" title={t('report.words')}>
      <TextField
        label={t('report.words')}
        labelHidden
        placeholder={t('report.wordsHint')}
        maxLength={maxWords}
        rows={3}
        value={words}
        error={problemAt(view.problem, 'words') ?? missing}
        onChange={(event) => outbox.change({ words: event.target.value })}
      />
      <Common />
      <Speak onWords={hear} />
      <CategoryLine
        category={category}
        chosen={view.draft.category !== null}
        why={view.draft.category === null ? (why ?? null) : null}
        forGrownUps={forGrownUps}
        onChoose={(code) => outbox.change({ category: code })}
      />
      {refused !== undefined && <Refusal why={refused} />}
      <Questions
        questions={category?.questions ?? []}
        answers={answers}
        onChange={(next) => outbox.change({ answers: next })}
      />
      {category?.confidential && (
        <p className={styles.confidential}>
          <LockIcon size={18} />
          {t('report.confidential')}
        </p>
      )}
      {preview && !view.draft.sameAs && <PreviewWhy why={preview.why} />}
    </Part>
  );
}

/** Of a child, and of whoever is no adult, some kinds are not reported. */
function useGrownUp(): boolean {
  const { ageClass = null } = useMe().data ?? {};
  const { child = null } = useOutbox().view.draft;
  return child === null && (ageClass === null || ageClass === 'adult');
}

function PreviewWhy({ why }: { why: { zh: string; en: string } }) {
  const { say } = useTexts();
  return <p className={styles.quiet}>{say(why)}</p>;
}
