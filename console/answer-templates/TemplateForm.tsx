import { Select } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  type AnswerTemplate,
  longestWords,
  type Placeholder,
  placeholders,
  templatedMoves,
} from '../../contract/answer-templates.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import styles from './AnswerTemplates.module.css';
import { type TemplateText, useReadTemplates, useWriteTemplate } from './use-answer-templates.ts';
import { useCategoryChoices } from './use-category-choices.ts';

interface TemplateFormProps {
  /** Left out for a new one. */
  text?: AnswerTemplate;
  onDone: () => void;
}

const oldCodes = ['template_changed', 'template_unknown'];

const empty: TemplateText = {
  move: 'answer',
  category: null,
  name: '',
  words: '',
  namesChecked: false,
};
const startOf = (text: AnswerTemplate | undefined): TemplateText =>
  text === undefined
    ? empty
    : {
        move: text.move,
        category: text.category,
        name: text.name,
        words: text.words,
        namesChecked: false,
      };

/** A text for a move: for which cases, how it is chosen, and its words. */
export function TemplateForm({ text, onDone }: TemplateFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<TemplateText>(() => startOf(text));
  const [pressed, setPressed] = useState(false);
  const step = useWriteTemplate(text, onDone);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  // What was checked for names is what stood there: other words are checked anew.
  const change = (part: Partial<TemplateText>) =>
    setDraft((was) => ({ ...was, namesChecked: false, ...part }));
  const gaps = {
    name: draft.name.trim() === '' ? t('answerTemplates.missingName') : undefined,
    words: draft.words.trim().length < 2 ? t('answerTemplates.missingWords') : undefined,
  };
  const refusal = step.error instanceof Refused ? step.error : undefined;
  const errorOf = (field: keyof typeof gaps) =>
    (pressed ? gaps[field] : undefined) ?? refusal?.field(field);
  const mightName = refusal?.problem.code === 'template_might_name_somebody';
  // Somebody changed it since, or withdrew it: what the page knows of it is old.
  const isOld = oldCodes.includes(refusal?.problem.code ?? '');
  const readAgain = useReadTemplates();
  const isByField = (['name', 'words', 'category'] as const).some((one) => refusal?.field(one));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (gaps.name === undefined && gaps.words === undefined && !step.isPending) step.mutate(draft);
  };
  return (
    <form
      className={text === undefined ? pageStyles.pane : undefined}
      noValidate
      onSubmit={submit}
      onKeyDown={submitOnModifierEnter}
    >
      {text === undefined && <h2 className={pageStyles.heading}>{t('answerTemplates.add')}</h2>}
      <div className={pageStyles.form}>
        <For draft={draft} change={change} error={refusal?.field('category')} />
        <Field
          ref={name}
          label={t('answerTemplates.name')}
          hint={t('answerTemplates.nameHint')}
          maxLength={30}
          value={draft.name}
          error={errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Words draft={draft} change={change} error={errorOf('words')} />
        {(mightName || draft.namesChecked) && (
          <label className={styles.checked}>
            <input
              type="checkbox"
              checked={draft.namesChecked}
              onChange={(event) => change({ namesChecked: event.target.checked })}
            />
            <span>{t('answerTemplates.namesChecked')}</span>
          </label>
        )}
      </div>
      {!isByField && <Refusals error={step.error} />}
      <div className={pageStyles.buttons}>
        <Button type="submit" size="s" busy={step.isPending} aria-keyshortcuts="Control+Enter">
          {t('answerTemplates.save')}
        </Button>
        {isOld && (
          <Button
            size="s"
            kind="outline"
            onClick={() => {
              readAgain();
              onDone();
            }}
          >
            {t('answerTemplates.read')}
          </Button>
        )}
        <Button size="s" kind="outline" onClick={onDone}>
          {t('answerTemplates.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: TemplateText;
  change: (part: Partial<TemplateText>) => void;
  error: string | undefined;
}

function For({ draft, change, error }: PartProps) {
  const { t } = useWords();
  const { choices } = useCategoryChoices();
  return (
    <div className={styles.pair}>
      <Labelled label={t('answerTemplates.move')} error={undefined}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            value={draft.move}
            options={templatedMoves.map((value) => ({ value, label: t(`moves.name.${value}`) }))}
            onChange={(move) => change({ move })}
          />
        )}
      </Labelled>
      <Labelled label={t('answerTemplates.category')} error={error}>
        {(id) => (
          <Select
            id={id}
            className={styles.full ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.category ?? ''}
            options={choices}
            onChange={(category) => change({ category: category === '' ? null : category })}
          />
        )}
      </Labelled>
    </div>
  );
}

function Words({ draft, change, error }: PartProps) {
  const { t, say } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const most = longestWords[draft.move];
  /** At the caret, as if it had been typed there. */
  const put = (place: Placeholder) => {
    const { selectionStart, selectionEnd } = field.current ?? {
      selectionStart: draft.words.length,
      selectionEnd: draft.words.length,
    };
    const written = `{${say(placeholders[place])}}`;
    const [before, after] = [draft.words.slice(0, selectionStart), draft.words.slice(selectionEnd)];
    change({ words: before + written + after });
    const caret = before.length + written.length;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <div>
      <TextField
        ref={field}
        label={t('answerTemplates.words')}
        rows={5}
        maxLength={most}
        value={draft.words}
        error={error}
        onChange={(event) => change({ words: event.target.value })}
      />
      <div className={styles.places}>
        <span>{t('answerTemplates.wordsHint')}</span>
        {(Object.keys(placeholders) as Placeholder[]).map((place) => (
          <button
            key={place}
            type="button"
            className={styles.put}
            aria-label={t('answerTemplates.placeholder', { name: say(placeholders[place]) })}
            onClick={() => put(place)}
          >
            {`{${say(placeholders[place])}}`}
          </button>
        ))}
        <span className={styles.left}>
          {t('answerTemplates.left', { left: Math.max(0, most - draft.words.length) })}
        </span>
      </div>
    </div>
  );
}
