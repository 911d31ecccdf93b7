import { useState } from 'react';
import type { AnswerTemplate } from '../../contract/answer-templates.ts';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './AnswerTemplates.module.css';
import { TemplateForm } from './TemplateForm.tsx';
import { useWithdrawTemplate } from './use-answer-templates.ts';
import { useCategoryChoices } from './use-category-choices.ts';

type Doing = 'edit' | 'withdraw' | undefined;

/** One text: for what, its words, and what can be done with it. */
export function TemplateRow({ text, mayWrite }: { text: AnswerTemplate; mayWrite: boolean }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<Doing>();
  const { nameOf } = useCategoryChoices();
  const { name, words, category } = text;
  if (doing === 'edit')
    return (
      <li className={styles.editing}>
        <TemplateForm text={text} onDone={() => setDoing(undefined)} />
      </li>
    );
  return (
    <li className={pageStyles.row}>
      <span className={pageStyles.what}>
        <strong>{name}</strong>
        <span className={pageStyles.when}>{nameOf(category)}</span>
        <span className={styles.words}>
          <Words words={words} />
        </span>
      </span>
      {mayWrite && doing === undefined && (
        <span className={styles.buttons}>
          <Button
            kind="outline"
            size="s"
            aria-label={t('answerTemplates.editNamed', { name })}
            onClick={() => setDoing('edit')}
          >
            {t('answerTemplates.edit')}
          </Button>
          <Button
            kind="quiet"
            size="s"
            aria-label={t('answerTemplates.withdrawNamed', { name })}
            onClick={() => setDoing('withdraw')}
          >
            {t('answerTemplates.withdraw')}
          </Button>
        </span>
      )}
      {doing === 'withdraw' && <Withdraw text={text} onKeep={() => setDoing(undefined)} />}
    </li>
  );
}

function Withdraw({ text: { id, name }, onKeep }: { text: AnswerTemplate; onKeep: () => void }) {
  const { t } = useWords();
  const withdrawing = useWithdrawTemplate(id);
  return (
    <div className={styles.asked}>
      <p>{t('answerTemplates.withdrawAsk', { name })}</p>
      <Refusals error={withdrawing.error} />
      <span className={styles.buttons}>
        <Button
          kind="danger"
          size="s"
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate(null)}
        >
          {t('answerTemplates.withdraw')}
        </Button>
        <Button kind="outline" size="s" onClick={onKeep}>
          {t('answerTemplates.keep')}
        </Button>
      </span>
    </div>
  );
}

/** The words, with what will be filled in set apart. */
function Words({ words }: { words: string }) {
  const parts = words.split(/(\{[^{}]+\})/);
  return parts.map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <mark key={place} className={styles.place}>
        {part.slice(1, -1)}
      </mark>
    ) : (
      part
    ),
  );
}
