import type { GridCoverage } from '../../contract/patrol-tasks.ts';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { lastInWords } from './last-walk.ts';
import styles from './patrols.module.css';

interface GridsProps {
  grids: readonly GridCoverage[];
  onAsk: ((grid: string) => void) | undefined;
}

/** How much each was walked: by phones, and apart from that on paper. */
export function Grids({ grids, onAsk }: GridsProps) {
  const { t, say } = useWords();
  const areas = useAreas();
  const nameOf = (code: string) => {
    const area = areas.data?.find((one) => one.code === code);
    return area ? say(area.name) : code;
  };
  return (
    <ul className={pageStyles.rows}>
      {grids.map((walked) => (
        <li key={walked.grid} className={pageStyles.row}>
          <span>
            <strong>{nameOf(walked.grid)}</strong>{' '}
            <span className={styles.quiet}>
              <HowMuch walked={walked} />
            </span>
          </span>
          {onAsk && (
            <Button
              size="s"
              kind="outline"
              aria-label={`${t('patrols.ask')} ${nameOf(walked.grid)}`}
              onClick={() => {
                onAsk(walked.grid);
                document.getElementById('ask-for-patrol')?.scrollIntoView();
              }}
            >
              {t('patrols.ask')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function HowMuch({ walked }: { walked: GridCoverage }) {
  const { t, language } = useWords();
  const now = useNow();
  const { patrols, minutes, paperMinutes, openTasks } = walked;
  const last = lastInWords(walked, now, language);
  const parts = [
    last === undefined ? t('patrols.never') : t('patrols.minutes', { patrols, minutes }),
    ...(paperMinutes > 0 ? [t('patrols.paper', { minutes: paperMinutes })] : []),
    ...(last === undefined ? [] : [t('patrols.last', { when: last })]),
    ...(openTasks > 0 ? [t('patrols.openTasks', { count: openTasks })] : []),
  ];
  return parts.join(' · ');
}
