import type { Mediation } from '../../../contract/mediations.ts';
import { useWords } from '../../language.ts';
import { FieldError } from '../../moves/fields/Labelled.tsx';
import poolStyles from '../../pools/pools.module.css';
import styles from '../mediations.module.css';

interface HelpersProps {
  one: Mediation;
  chosen: readonly string[];
  error: string | undefined;
  onChange: (helpers: string[]) => void;
}

/** Who of the team took part in a session. */
export function Helpers({ one, chosen, error, onChange }: HelpersProps) {
  const { t } = useWords();
  const members = one.team?.members ?? [];
  if (members.length === 0) return null;
  return (
    <fieldset className={styles.choices}>
      <legend className={poolStyles.quiet}>{t('mediations.moves.helpers')}</legend>
      {members.map(({ id, name, role }) => (
        <label key={id} className={styles.choice}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              )
            }
          />
          <span>
            {name} <span className={poolStyles.quiet}>{t(`mediators.roles.${role}`)}</span>
          </span>
        </label>
      ))}
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
