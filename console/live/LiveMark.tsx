import { CheckIcon, RetryIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from './live.module.css';
import { useIsLive } from './live-state.ts';

/** How new what stands on the screen is: told at once, or read by the clock. */
export function LiveMark() {
  const { t } = useWords();
  const live = useIsLive();
  if (!mayCall(useStaff(), 'followCases')) return null;
  return (
    <p className={styles.mark} data-live={live} title={t(live ? 'live.onWords' : 'live.offWords')}>
      {live ? <CheckIcon size={14} /> : <RetryIcon size={14} />}
      <span>{t(live ? 'live.on' : 'live.off')}</span>
    </p>
  );
}
