import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { mostLines } from '../../contract/rosters.ts';
import { Button } from '../../ui/Button.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import { FieldError } from '../moves/fields/Labelled.tsx';
import { deedWords } from './deed-words.ts';
import { type DraftLine, isTyped, linesTooMany } from './draft.ts';
import styles from './Rosters.module.css';

interface ReadWorkbookProps {
  /** What stands in the list by now. */
  lines: readonly DraftLine[];
  onRead: (lines: DraftLine[]) => void;
}

/** Lines from a workbook, all of them or none; what reads it is fetched when it is needed. */
export function ReadWorkbook({ lines, onRead }: ReadWorkbookProps) {
  const { t } = useWords();
  const areas = useAreas();
  /** Read, and not yet put in place of what was typed. */
  const [waiting, setWaiting] = useState<DraftLine[]>();
  const [taken, setTaken] = useState<number>();
  const typed = lines.filter(isTyped).length;
  const take = (read: DraftLine[]) => {
    setWaiting(undefined);
    setTaken(read.length);
    if (read.length > 0) onRead(read);
  };
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const { readWorkbook } = await import('./read-workbook.ts');
      return readWorkbook(file, { words: deedWords, homes: areas.data ?? [] });
    },
    onMutate: () => {
      setWaiting(undefined);
      setTaken(undefined);
    },
    onSuccess: (read) => {
      if (linesTooMany(read) > 0) return;
      if (typed > 0 && read.length > 0) setWaiting(read);
      else take(read);
    },
  });
  const tooMany = linesTooMany(reading.data ?? []);
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
        {taken !== undefined && t('rosters.form.readDone', { count: taken })}
        {waiting && t('rosters.form.readOver', { count: waiting.length, typed })}
      </p>
      {waiting && (
        <div className={styles.choice}>
          <Button type="button" size="s" onClick={() => take(waiting)}>
            {t('rosters.form.readReplace')}
          </Button>
          <Button type="button" size="s" kind="outline" onClick={() => setWaiting(undefined)}>
            {t('rosters.form.readKeep')}
          </Button>
        </div>
      )}
      <FieldError>
        {reading.isError
          ? t('rosters.form.readFailed')
          : tooMany > 0
            ? t('rosters.form.readTooMany', { most: mostLines, count: tooMany })
            : undefined}
      </FieldError>
    </div>
  );
}
