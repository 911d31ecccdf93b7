import type { Registration } from '../../contract/agreements-registration.ts';
import { consentForms } from '../../contract/consent-forms.ts';
import { momentOnPaper } from '../dates.ts';
import { useWords } from '../language.ts';
import { PrintedPaper } from './PrintedPaper.tsx';

export interface Registered {
  registration: Registration;
  /** As they were typed: the paper is handed to whoever it is of. */
  name: string;
  home: string;
  phone: string;
  /** Of the request. */
  number: string;
}

/** What was put on record of a newcomer and what they agreed to, to take home. */
export function PrintedRegistration({ registered }: { registered: Registered }) {
  const { t, say, language } = useWords();
  const { registration, name, home, number } = registered;
  const { agreement, known, maskedPhone, registeredAt, textVersion, consents } = registration;
  const given = consents.filter((one) => one.given && one.since !== null);
  return (
    <PrintedPaper
      heading={t('newcomers.paper.registration')}
      lead={t('newcomers.paper.lead')}
      print={t('newcomers.paper.printRegistration')}
    >
      <p>{t('newcomers.paper.who', { name })}</p>
      <p>{t('newcomers.paper.home', { home })}</p>
      <p>{t('newcomers.paper.age', { age: t(`window.ages.${known.ageClass ?? 'unsaid'}`) })}</p>
      <p>
        {maskedPhone === null
          ? t('newcomers.paper.noPhone')
          : t('newcomers.paper.phone', { phone: maskedPhone })}
      </p>
      <p>
        {t('newcomers.paper.text', {
          version: textVersion,
          by: t(`agreements.by.${agreement.agreedBy}`),
        })}
      </p>
      <p>
        {given.length === 0
          ? t('newcomers.paper.noneGiven')
          : t('newcomers.paper.given', {
              what: given.map(({ purpose }) => say(consentForms[purpose].what)).join(' · '),
            })}
      </p>
      <p>{momentOnPaper(registeredAt, language)}</p>
      <p className="figures">{t('newcomers.paper.number', { number })}</p>
    </PrintedPaper>
  );
}
