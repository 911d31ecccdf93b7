import type { Onlooker, OnlookerDoing } from '../../contract/onlookers.ts';
import { classes } from '../../ui/classes.ts';
import { EditIcon, EyeIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import styles from './Onlookers.module.css';
import { useOnlookers } from './use-onlookers.ts';

/** Who else has the case open: by name, as whom, and whether they have begun a step. */
export function Onlookers({ code, doing }: { code: string; doing: OnlookerDoing }) {
  const { t } = useWords();
  const onlookers = useOnlookers(code, doing);
  return (
    <div role="status" aria-label={t('onlookers.label')}>
      {onlookers.length > 0 && (
        <ul className={styles.onlookers}>
          {onlookers.map((one) => (
            <One key={one.id} one={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function One({ one: { name, role, unit, doing } }: { one: Onlooker }) {
  const { t, say } = useWords();
  const acting = doing === 'acting';
  return (
    <li className={classes(styles.one, acting && styles.acting)}>
      {acting ? <EditIcon size={15} /> : <EyeIcon size={15} />}
      <span>
        <b>{name}</b>
        <span className={styles.role}>{unit === null ? t(`roles.${role}`) : say(unit)}</span>
        {t(`onlookers.${doing}`)}
      </span>
    </li>
  );
}
