import { ButtonLink } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { residentApp, useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import { exampleCode } from './example.ts';

/** Told without asking the server: the code in the address cannot be one. */
export function CodeNotReadable({ reading }: { reading: 'incomplete' | 'miscopied' }) {
  const { t } = useWords();
  const { county } = useCounty();
  return (
    <Refusal
      why={t(`case.${reading}Why`)}
      whatToDo={t(`case.${reading}Do`, { example: exampleCode(county.casePrefix) })}
    >
      <ButtonLink href="#/case">{t('case.again')}</ButtonLink>
    </Refusal>
  );
}

/** A well-formed code that no case of the county has. */
export function CodeUnknown() {
  const { t } = useWords();
  const { county } = useCounty();
  return (
    <Refusal why={t('case.unknownWhy')} whatToDo={t('case.unknownDo', { hotline: county.hotline })}>
      <ButtonLink href="#/case">{t('case.again')}</ButtonLink>
      <ButtonLink kind="outline" href={residentApp()}>
        {t('case.mine')}
      </ButtonLink>
    </Refusal>
  );
}
