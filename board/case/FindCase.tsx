import { type SubmitEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { Field } from '../../ui/Field.tsx';
import { QrIcon, ShieldCheckIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import styles from './Case.module.css';
import { groupCode, readCode } from './case-code.ts';
import { exampleCode } from './example.ts';

/** Look a case up by the code on its stub. */
export default function FindCase() {
  const { t } = useWords();
  return (
    <BoardPage>
      <PageTitle title={t('case.title')}>{t('case.title')}</PageTitle>
      <p className={styles.lead}>{t('case.lead')}</p>
      <CodeForm />
      <ul className={styles.remarks}>
        <li>
          <QrIcon size={20} />
          <span>{t('case.scan')}</span>
        </li>
        <li>
          <ShieldCheckIcon size={20} />
          <span>{t('case.privacy')}</span>
        </li>
      </ul>
    </BoardPage>
  );
}

function CodeForm() {
  const { t } = useWords();
  const { county } = useCounty();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<'case.incomplete' | 'case.miscopied'>();
  const field = useRef<HTMLInputElement>(null);

  function find(event: SubmitEvent) {
    event.preventDefault();
    const reading = readCode(typed, county.casePrefix);
    if (reading.kind === 'code') return navigate(`/case/${reading.code}`);
    setWrong(`case.${reading.kind}`);
    field.current?.focus();
  }

  return (
    <form className={styles.form} onSubmit={find} noValidate>
      <CaseStub
        raised
        head={
          <Field
            ref={field}
            label={t('case.label')}
            hint={t('case.hint', { example: exampleCode(county.casePrefix) })}
            error={wrong && t(wrong)}
            value={typed}
            onChange={(event) => {
              setWrong(undefined);
              setTyped(grouped(event.target.value, typed));
            }}
            className={styles.codeField}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="search"
          />
        }
      >
        <Button type="submit" size="l" wide>
          {t('case.find')}
        </Button>
      </CaseStub>
    </form>
  );
}

/** Groups what is added; what is being rubbed out is left alone, so that a dash can be deleted. */
const grouped = (next: string, before: string) =>
  next.length < before.length ? next.toUpperCase() : groupCode(next);
