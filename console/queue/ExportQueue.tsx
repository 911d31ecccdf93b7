import { useEffect } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, DownloadIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './ExportQueue.module.css';
import { type QueueFilter, searchOf } from './queue-filter.ts';
import { useExport } from './use-export.ts';

/** The queue as a workbook: one press, and what came of it. */
export function useExportQueue(filter: QueueFilter) {
  const exporting = useExport();
  const take = () => exporting.isPending || exporting.mutate(filter);
  useShortcuts({ e: take });
  const { reset } = exporting;
  const search = JSON.stringify(searchOf(filter));
  // What was said of one filter is not said of the next.
  useEffect(() => {
    if (search !== '') reset();
  }, [search, reset]);
  return { exporting, take };
}
type Exporting = ReturnType<typeof useExportQueue>;

export function ExportButton({ exporting, take }: Exporting) {
  const { t } = useWords();
  return (
    <Button
      kind="quiet"
      size="s"
      icon={<DownloadIcon size={16} />}
      busy={exporting.isPending}
      keyCap={useKeyCap()('E')}
      aria-keyshortcuts="E"
      onClick={take}
    >
      {t('exportQueue.take')}
    </Button>
  );
}

/** That a file was saved, or why there is none. */
export function Exported({ exporting }: Pick<Exporting, 'exporting'>) {
  const { t } = useWords();
  return (
    <div role="status" className={styles.said}>
      {exporting.isSuccess && (
        <p className={styles.done}>
          <CheckIcon size={16} />
          <span>{t('exportQueue.done', { name: exporting.data })}</span>
        </p>
      )}
      <Refusals error={exporting.error} />
    </div>
  );
}
