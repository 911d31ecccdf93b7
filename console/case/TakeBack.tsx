import { Modal, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Award } from '../../contract/awards.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field, TextField } from '../../ui/Field.tsx';
import { reversalReasons } from '../codes.ts';
import { useCounty } from '../county.tsx';
import type { ReversalReason } from '../held/held-draft.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';

/** Takes points back that have settled already: what was spent meanwhile is owed. */
export function TakeBack({ award }: { award: Award }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="s" kind="quiet" onClick={() => setOpen(true)}>
        {t('takeBack.open')}
      </Button>
      <Modal
        open={open}
        onCancel={close}
        footer={null}
        destroyOnHidden
        title={t('takeBack.heading', { what: say(award.what), points: award.points })}
        closable={{ 'aria-label': t('takeBack.close') }}
      >
        <p className={formStyles.lead}>{t('takeBack.lead')}</p>
        <Grounds award={award} onDone={close} />
      </Modal>
    </>
  );
}

interface GroundsProps {
  award: Award;
  onDone: () => void;
}

function Grounds({ award, onDone }: GroundsProps) {
  const { t } = useWords();
  const [reason, setReason] = useState<ReversalReason>();
  const [note, setNote] = useState('');
  const [reportedIn, setReportedIn] = useState('');
  const [pressed, setPressed] = useState(false);
  const taking = useTaking(award.id, onDone);
  const refused = (field: string) =>
    taking.error instanceof Refused ? taking.error.field(field) : undefined;
  const short = note.trim().length < 2;
  const code = reportedIn.trim().toUpperCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (reason !== undefined && !short && !taking.isPending)
      taking.mutate({ reason, note: note.trim(), ...(code === '' ? {} : { reportedIn: code }) });
  };
  const noReason = pressed && reason === undefined ? t('moves.missing.reason') : undefined;
  return (
    <form noValidate onSubmit={submit}>
      <div className={formStyles.fields}>
        <Labelled label={t('held.reason')} error={noReason ?? refused('reason')}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              placeholder={t('moves.reasonHint')}
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
          label={t('held.note')}
          placeholder={t('held.noteHint')}
          maxLength={500}
          value={note}
          error={pressed && short ? t('moves.missing.note') : refused('note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <Field
          label={t('takeBack.reportedIn')}
          hint={t('takeBack.reportedInHint')}
          autoComplete="off"
          maxLength={20}
          value={reportedIn}
          error={refused('reportedIn')}
          onChange={(event) => setReportedIn(event.target.value)}
        />
        <Refusals error={taking.error} />
      </div>
      <Button type="submit" wide busy={taking.isPending}>
        {t('takeBack.submit')}
      </Button>
    </form>
  );
}

interface Grounding {
  reason: ReversalReason;
  note: string;
  reportedIn?: string;
}

function useTaking(id: string, onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (body: Grounding, requestId) =>
      client.call('reverseAward', { params: { id }, body, requestId }),
    { stale: ['getCase', 'listCases', 'listHeldAwards', 'listDebts'], onDone },
  );
}
