import { useLocation } from 'wouter';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CameraIcon } from '../../ui/icons.tsx';
import { deviceMs } from '../../ui/now.ts';
import { paths } from '../paths.ts';
import { useQueue } from '../report/use-queue.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { type Last, placeNow } from './walk.ts';

const seen = ['passage', 'lamp', 'parking', 'waste', 'cover'] as const;

/**
 * One tap writes what was seen and where, the next one sends it; where nobody knows where the phone is just now,
 * the report asks. A report half written is kept beside it.
 */
export function See({ at }: { at: Last }) {
  const p = usePatrolTexts();
  const { queue } = useQueue();
  const [, go] = useLocation();
  const write = (words: string) => {
    const position = placeNow(at, deviceMs());
    go(`/report/${queue.begin({ words, position }).id}`);
  };
  return (
    <Card>
      <h2 className={styles.name}>{p('see.title')}</h2>
      <div className={styles.chips}>
        {seen.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.chip}
            onClick={() => write(p(`see.${kind}`))}
          >
            {p(`see.${kind}`)}
          </button>
        ))}
      </div>
      <ButtonLink kind="report" wide href={paths.report} icon={<CameraIcon size={22} />}>
        {p('see.other')}
      </ButtonLink>
    </Card>
  );
}
