import { useMutation } from '@tanstack/react-query';
import { DownloadIcon } from '../../ui/icons.tsx';
import { FieldError } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { deedWords } from './deed-words.ts';
import type { DraftLine } from './draft.ts';
import styles from './Rosters.module.css';

/** Lines from a workbook; what reads it is fetched when it is needed. */
export function ReadWorkbook({ onRead }: { onRead: (lines: DraftLine[]) => void }) {
  const { t } = useWords();
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const { readWorkbook } = await import('./read-workbook.ts');
      return readWorkbook(file, deedWords);
    },
    onSuccess: (lines) => {
      if (lines.length > 0) onRead(lines);
    },
  });
  return (
    <div>
      <label className={styles.read}>
        <DownloadIcon size={18} />
        <span>{t('rosters.form.read')}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={reading.isPending}
          onChange={(event) => {
            const [file] = Array.from(event.target.files ?? []);
            if (file !== undefined) reading.mutate(file);
            event.target.value = '';
          }}
        />
      </label>
      <p className={styles.hint}>{t('rosters.form.readHint')}</p>
      <p role="status" className={styles.hint}>
        {reading.data !== undefined && t('rosters.form.readDone', { count: reading.data.length })}
      </p>
      <FieldError>{reading.isError ? t('rosters.form.readFailed') : undefined}</FieldError>
    </div>
  );
}
