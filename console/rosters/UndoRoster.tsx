import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { reversalReasons as reasons } from '../../contract/awards.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { reversalReasons } from '../codes.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useUndoing } from './use-rosters.ts';

type Reason = (typeof reasons)[number];

/** The whole list is taken back, with the reason that everybody on it reads. */
export function UndoRoster({ id }: { id: string }) {
  const { t } = useWords();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const undoing = useUndoing(id);
  const isShort = note.trim().length < 2;
  const refused = (field: string) =>
    undoing.error instanceof Refused ? undoing.error.field(field) : undefined;
  const reasonError =
    pressed && reason === undefined ? t('rosters.missing.reason') : refused('reason');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (reason !== undefined && !isShort && !undoing.isPending)
      undoing.mutate({ reason, note: note.trim() });
  };
  return (
    <Fold title={t('rosters.undo')} lead={t('rosters.undoLead')}>
      <form className={formStyles.fields} noValidate onSubmit={submit}>
        <Labelled label={t('rosters.reason')} error={reasonError}>
          {(field) => (
            <Select
              id={field}
              className={fieldStyles.full ?? ''}
              status={reasonError === undefined ? '' : 'error'}
              value={reason ?? null}
              options={reversalReasons.map((value) => ({
                value,
                label: t(`held.reasons.${value}`),
              }))}
              onChange={(value) => setReason(value ?? undefined)}
            />
          )}
        </Labelled>
        <TextField
          label={t('rosters.note')}
          maxLength={500}
          value={note}
          error={pressed && isShort ? t('rosters.missing.note') : refused('note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <Refusals error={undoing.error} />
        <Button type="submit" kind="danger" wide busy={undoing.isPending}>
          {t('rosters.undo')}
        </Button>
      </form>
    </Fold>
  );
}
