import { Button } from '../../ui/Button.tsx';
import { AlertIcon, LocateIcon } from '../../ui/icons.tsx';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';
import type { Standing } from './use-standing.ts';

interface StandingFieldProps {
  standing: Standing;
  /** What is wrong with it. */
  error: string | undefined;
}

/** A large button that finds where the phone is, and how surely. */
export function StandingField({ standing, error }: StandingFieldProps) {
  const f = useFieldTexts();
  const { position, state, find } = standing;
  return (
    <div className={styles.stack}>
      <Button
        kind="outline"
        size="l"
        wide
        icon={<LocateIcon size={22} />}
        busy={state === 'locating'}
        onClick={find}
      >
        {position === null
          ? f('place.here')
          : f('place.found', { metres: Math.round(position.accuracyM ?? 0) })}
      </Button>
      {(state === 'denied' || state === 'failed') && (
        <p className={styles.error} role="alert">
          <AlertIcon size={18} />
          {f(`place.${state}`)}
        </p>
      )}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          <AlertIcon size={18} />
          {error}
        </p>
      )}
    </div>
  );
}
