import { useEffect, useState } from 'react';
import type { Category } from '../../contract/areas.ts';
import type { CategorySuggestion } from '../../contract/category-models.ts';
import type { Sentence } from '../../contract/values.ts';
import { TextField } from '../../ui/Field.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAnswer } from '../api.ts';
import { useTexts } from '../texts/language.ts';
import { CategorySheet } from './CategorySheet.tsx';
import { Common } from './Common.tsx';
import { Part } from './Part.tsx';
import { problemAt } from './problem-at.ts';
import { Questions } from './Questions.tsx';
import styles from './Report.module.css';
import { Speak } from './Speak.tsx';
import { said } from './speech.ts';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

const afterTypingMs = 500;
const maxWords = 2000;

/** What happened, in words, and the category that the words suggest. */
export function WordsPart({ error }: { error: boolean }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { words } = view.draft;
  const { category, preview } = useCategory();
  const suggestion = useSuggestion(words);
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
      />
      {refused !== undefined && <Refusal why={refused} />}
      <Questions />
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

/** Asks what the words suggest, and why, once the fingers rest. */
function useSuggestion(words: string): CategorySuggestion | undefined {
  const { outbox } = useOutbox();
  const [rested, setRested] = useState(words.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(words.trim()), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const enabled = rested.length >= 2;
  const input = { body: { words: rested } };
  const { data } = useAnswer('suggestCategory', input, { enabled, staleTime: 60_000 });
  const suggested = enabled ? data?.category : null;
  useEffect(() => {
    if (suggested !== undefined) outbox.suggest(suggested);
  }, [suggested, outbox]);
  return enabled ? data : undefined;
}

interface CategoryLineProps {
  category: Category | undefined;
  chosen: boolean;
  /** Why it is suggested; null where it is the resident’s own choice, or not known. */
  why: Sentence | null;
}

function CategoryLine({ category, chosen, why }: CategoryLineProps) {
  const { t, say } = useTexts();
  const { outbox } = useOutbox();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.category}>
      {category ? (
        <span>
          {t(chosen ? 'report.chosen' : 'report.looksLike')}{' '}
          <strong>
            {say(category.group)} · {say(category.name)}
          </strong>
          {why !== null && <span className={styles.why}>{say(why)}</span>}
        </span>
      ) : (
        <span className={styles.quiet}>{t('report.categoryLater')}</span>
      )}
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        {t(category ? 'report.change' : 'report.chooseCategory')}
      </button>
      <CategorySheet
        open={open}
        onOpenChange={setOpen}
        chosen={category?.code}
        onChoose={(code) => {
          outbox.change({ category: code });
          setOpen(false);
        }}
      />
    </div>
  );
}

function PreviewWhy({ why }: { why: { zh: string; en: string } }) {
  const { say } = useTexts();
  return <p className={styles.quiet}>{say(why)}</p>;
}
