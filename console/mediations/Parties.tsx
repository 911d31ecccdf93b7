import type { Mediation, Party } from '../../contract/mediations.ts';
import { CheckIcon, HourglassIcon } from '../../ui/icons.tsx';
import { dayInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import cardStyles from '../split/cards.module.css';
import styles from './mediations.module.css';

/** Both parties side by side: who they are, and what each has said so far. */
export function Parties({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <section className={cardStyles.card} aria-labelledby="mediation-parties">
      <h2 id="mediation-parties" className={cardStyles.name}>
        {t('mediations.parties')}
      </h2>
      <div className={cardStyles.columns}>
        {one.parties.map((party) => (
          <One key={party.side} party={party} asked={one.terms !== ''} />
        ))}
      </div>
    </section>
  );
}

function One({ party, asked }: { party: Party; asked: boolean }) {
  const { t } = useWords();
  const said = [
    party.sex === null ? '' : t(`mediations.sexes.${party.sex}`),
    party.ethnicity,
    party.age === null ? '' : t('mediations.years', { count: party.age }),
    party.occupation,
    party.employer,
    party.phone ?? '',
    party.address,
  ].filter((part) => part !== '');
  return (
    <div className={styles.party}>
      <span className={cardStyles.quiet}>
        {t(`mediations.sides.${party.side === 1 ? 's1' : 's2'}`)}
      </span>
      <span className={cardStyles.name}>{party.name}</span>
      {said.length > 0 && <span className={cardStyles.words}>{said.join(' · ')}</span>}
      <span className={cardStyles.quiet}>
        {t(party.hasAccount ? 'mediations.account' : 'mediations.noAccount')}
      </span>
      <Informed party={party} />
      {asked && <Answered party={party} />}
    </div>
  );
}

function Informed({ party }: { party: Party }) {
  const { t, language } = useWords();
  const now = useNow();
  if (party.informedAt === null)
    return (
      <span className={styles.state}>
        <HourglassIcon size={15} />
        {t('mediations.notInformed')}
      </span>
    );
  const how = t(`mediations.informedHow.${party.informedAtDesk ? 'aloud' : 'phone'}`);
  const day = dayInWords(new Date(party.informedAt), now, language);
  return (
    <span className={styles.state}>
      <CheckIcon size={15} />
      {t('mediations.informed', { how, day })}
    </span>
  );
}

function Answered({ party }: { party: Party }) {
  const { t, language } = useWords();
  const now = useNow();
  if (party.answer === null || party.answeredAt === null)
    return (
      <span className={styles.state}>
        <HourglassIcon size={15} />
        {t('mediations.answers.none')}
      </span>
    );
  const how = t(`mediations.signedHow.${party.signedAtDesk ? 'tablet' : 'phone'}`);
  const day = dayInWords(new Date(party.answeredAt), now, language);
  return (
    <span className={styles.state}>
      <CheckIcon size={15} />
      {t(`mediations.answers.${party.answer}`, { how, day })}
    </span>
  );
}
