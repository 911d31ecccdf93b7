import { Refusal } from '../../../ui/Refusal.tsx';
import styles from './fields.module.css';

interface TickedProps {
  label: string;
  ticked: boolean;
  /** What is wrong as long as it is not ticked. */
  missing?: string | undefined;
  onChange: (ticked: boolean) => void;
}

/** What they said, ticked before it counts. */
export const Ticked = ({ label, ticked, missing, onChange }: TickedProps) => (
  <>
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={ticked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
    {missing !== undefined && <Refusal why={missing} />}
  </>
);
