import {
  type ConsentPurpose,
  consentForms,
  consentPurposes,
} from '../../contract/consent-forms.ts';
import { registrationText } from '../../contract/registration-text.ts';
import { useWords } from '../language.ts';
import { Ticked } from '../moves/fields/Ticked.tsx';
import formStyles from '../moves/MoveForm.module.css';
import styles from './Agreements.module.css';
import type { NewcomerDraft } from './RegisterFor.tsx';

/** What a phone does, and nothing else. */
const onPhones: readonly ConsentPurpose[] = ['location', 'tracks'];

/** What a newcomer is asked for: nothing that holds already, or that is not for them. */
export const asksFor = ({ hasPhone, age }: NewcomerDraft) =>
  consentPurposes.filter((purpose) => {
    if (consentForms[purpose].unasked) return false;
    if (onPhones.includes(purpose)) return hasPhone;
    return purpose !== 'ranking' || age.kind === 'adult';
  });

interface NewcomerAskedProps {
  draft: NewcomerDraft;
  change: (part: Partial<NewcomerDraft>) => void;
  pressed: boolean;
  isNamesake: boolean;
}

/** What is read to them, and what they say to it. */
export function NewcomerAsked({ draft, change, pressed, isNamesake }: NewcomerAskedProps) {
  const { t, say } = useWords();
  const { consents, heard, other } = draft;
  return (
    <>
      <section className={styles.asked} aria-label={t('newcomers.aloud')}>
        <h3 className={styles.askedHeading}>{t('newcomers.aloud')}</h3>
        <ol className={styles.aloud}>
          {registrationText.lines.map((line) => (
            <li key={line.zh}>{say(line)}</li>
          ))}
        </ol>
        <Ticked
          label={t('newcomers.heard')}
          ticked={heard}
          missing={pressed && !heard ? t('newcomers.heardMissing') : undefined}
          onChange={(ticked) => change({ heard: ticked })}
        />
      </section>
      <section className={styles.asked} aria-label={t('newcomers.consents')}>
        <h3 className={styles.askedHeading}>{t('newcomers.consents')}</h3>
        <p className={formStyles.lead}>{t('newcomers.consentsLead')}</p>
        {asksFor(draft).map((purpose) => (
          <div key={purpose}>
            <Ticked
              label={say(consentForms[purpose].what)}
              ticked={consents.includes(purpose)}
              onChange={(ticked) =>
                change({
                  consents: ticked
                    ? [...consents, purpose]
                    : consents.filter((one) => one !== purpose),
                })
              }
            />
            <p className={formStyles.lead}>{say(consentForms[purpose].given)}</p>
          </div>
        ))}
      </section>
      {isNamesake && (
        <Ticked
          label={t('newcomers.other')}
          ticked={other}
          onChange={(ticked) => change({ other: ticked })}
        />
      )}
    </>
  );
}
