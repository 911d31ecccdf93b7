import { Select } from 'antd';
import { useRef, useState } from 'react';
import {
  type AnswerTemplate,
  type TemplatedMove,
  templatedMoves,
} from '../../contract/answer-templates.ts';
import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { FindField } from '../queue/FindField.tsx';
import { useStaff } from '../session.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import { Failed } from '../states/Failed.tsx';
import styles from './AnswerTemplates.module.css';
import { TemplateForm } from './TemplateForm.tsx';
import { TemplateRow } from './TemplateRow.tsx';
import { useAnswerTemplates } from './use-answer-templates.ts';

/** The texts of the centre by move: found, written, changed and withdrawn. */
export default function AnswerTemplatesPage() {
  const { t } = useWords();
  const heading = usePageHeading(t('answerTemplates.heading'));
  const templates = useAnswerTemplates();
  const mayWrite = useMayWrite();
  const [adding, setAdding] = useState(false);
  const cap = useKeyCap()('N');
  useShortcuts(mayWrite ? { n: () => setAdding(true) } : {});
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('answerTemplates.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('answerTemplates.lead')}</p>
          {!mayWrite && <p className={pageStyles.lead}>{t('answerTemplates.readOnly')}</p>}
        </header>
        {adding && <TemplateForm onDone={() => setAdding(false)} />}
        {mayWrite && !adding && (
          <div>
            <Button size="s" keyCap={cap} aria-keyshortcuts="N" onClick={() => setAdding(true)}>
              {t('answerTemplates.add')}
            </Button>
          </div>
        )}
        {templates.isPending && <Skeleton label={t('answerTemplates.loading')} rows={6} />}
        {templates.isError && <Failed error={templates.error} retry={() => templates.refetch()} />}
        {templates.data?.length === 0 && !adding && (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('answerTemplates.emptyHeading')}
            line={t('answerTemplates.emptyWords')}
          />
        )}
        {templates.data !== undefined && templates.data.length > 0 && (
          <Found all={templates.data} mayWrite={mayWrite} />
        )}
      </div>
    </div>
  );
}

/** They serve the whole county: whoever works for all of it changes them. */
function useMayWrite(): boolean {
  const { county } = useCounty();
  const { roles } = useStaff();
  return roles.some(
    ({ role, area }) =>
      (role === 'intake' || role === 'leader') && area === `${county.county}000000`,
  );
}

function Found({ all, mayWrite }: { all: readonly AnswerTemplate[]; mayWrite: boolean }) {
  const { t } = useWords();
  const [move, setMove] = useState<TemplatedMove | ''>('');
  const [find, setFind] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  const wanted = find.trim().toLowerCase();
  const found = all.filter(
    (one) =>
      (move === '' || one.move === move) &&
      `${one.name} ${one.words}`.toLowerCase().includes(wanted),
  );
  const present = templatedMoves.filter((one) => all.some((text) => text.move === one));
  return (
    <>
      <div className={styles.narrow}>
        <Select<TemplatedMove | ''>
          className={styles.moves ?? ''}
          aria-label={t('answerTemplates.move')}
          value={move}
          options={[
            { value: '', label: t('answerTemplates.moveAll') },
            ...present.map((value) => ({ value, label: t(`moves.name.${value}`) })),
          ]}
          onChange={setMove}
        />
        <FindField words="answerTemplates" ref={field} value={find} onFind={setFind} />
      </div>
      {found.length === 0 && <p className={pageStyles.lead}>{t('answerTemplates.none')}</p>}
      {present
        .map((one) => ({ one, texts: found.filter((text) => text.move === one) }))
        .filter(({ texts }) => texts.length > 0)
        .map(({ one, texts }) => (
          <section key={one} className={pageStyles.pane} aria-labelledby={`texts-${one}`}>
            <h2 className={pageStyles.heading} id={`texts-${one}`}>
              {t(`moves.name.${one}`)}{' '}
              <span className={styles.count}>
                {t('answerTemplates.count', { count: texts.length })}
              </span>
            </h2>
            <ul className={pageStyles.rows}>
              {texts.map((text) => (
                <TemplateRow key={`${text.id}:${text.version}`} text={text} mayWrite={mayWrite} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
