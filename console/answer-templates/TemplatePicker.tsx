import { Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { AnswerTemplate } from '../../contract/answer-templates.ts';
import type { CaseMove } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { useWords } from '../language.ts';
import type { Draft } from '../moves/draft.ts';
import { filled, fitting, joinedTo } from './fitting.ts';
import styles from './TemplatePicker.module.css';
import { useAnswerTemplates } from './use-answer-templates.ts';
import { useFilling } from './use-filling.ts';

interface TemplatePickerProps {
  one: StaffCase;
  move: CaseMove;
  draft: Draft;
  /** What stands in the field that the words go into. */
  words: string;
  onPick: (words: string) => void;
  /** Shown where no text fits. */
  otherwise?: ReactNode;
}

/** As many as stand beside the field; the rest is in a list that can be searched. */
const beside = 3;

/** Texts of the centre that fit this case and this move; one press writes one into the field above. */
export function TemplatePicker(props: TemplatePickerProps) {
  const { one, move, draft, words, onPick, otherwise = null } = props;
  const { t } = useWords();
  const place = useRef<HTMLFieldSetElement>(null);
  const [picked, setPicked] = useState('');
  const templates = useAnswerTemplates();
  const filling = useFilling(one, draft, move === 'dispatch' || move === 'involve');
  // Accepting decides what it is; every other move goes by what was decided.
  const category = move === 'accept' ? draft.category : one.category;
  const fits = fitting(templates.data ?? [], { move, category });
  if (fits.length === 0) return templates.isLoading ? null : otherwise;
  const pick = (template: AnswerTemplate) => {
    onPick(joinedTo(words, filled(template.words, filling)));
    setPicked(template.name);
    // On with the writing: behind what was put in.
    requestAnimationFrame(() => {
      const field = place.current?.closest('[data-field]')?.querySelector('textarea');
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    });
  };
  return (
    <fieldset ref={place} className={styles.picker} aria-label={t('answerTemplates.pick')}>
      {fits.slice(0, beside).map((template) => (
        <button
          key={template.id}
          type="button"
          className={styles.text}
          title={filled(template.words, filling)}
          onClick={() => pick(template)}
        >
          {template.name}
        </button>
      ))}
      {fits.length > beside && (
        <Select
          className={styles.all ?? ''}
          aria-label={t('answerTemplates.pickSearch')}
          placeholder={t('answerTemplates.pickAll', { count: fits.length })}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={280}
          options={fits.map(({ id, name, words }) => ({ value: id, label: name, words }))}
          optionRender={({ label, data }) => (
            <span className={styles.option}>
              <b>{label}</b>
              <span>{filled(data.words, filling)}</span>
            </span>
          )}
          onChange={(id) => {
            const template = fits.find((fit) => fit.id === id);
            if (template) pick(template);
          }}
        />
      )}
      <span role="status" className="visually-hidden">
        {picked !== '' && t('answerTemplates.picked', { name: picked })}
      </span>
    </fieldset>
  );
}
