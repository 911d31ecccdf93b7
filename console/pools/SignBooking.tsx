import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import openedStyles from '../split/OpenedPage.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

interface SignBookingProps {
  what: 'receipt' | 'return';
  booking: { id: string; mine: boolean };
}

const routes = {
  receipt: { confirm: 'signReceipt', decline: 'declineReceipt' },
  return: { confirm: 'signReturn', decline: 'declineReturn' },
} as const;

/** The second signature under a large receipt or return, of somebody else than who asked. */
export function SignBooking({ what, booking }: SignBookingProps) {
  const { t } = useWords();
  const maySign = mayCall(useStaff(), routes[what].confirm) && !booking.mine;
  if (!maySign)
    return (
      <p className={openedStyles.readOnly}>
        {t(booking.mine ? 'pools.receipt.own' : 'pools.receipt.readOnly')}
      </p>
    );
  return <Signing what={what} booking={booking} />;
}

function Signing({ what, booking: { id } }: SignBookingProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id };
  const { confirm: yes, decline: no } = routes[what];
  const after = { stale: stalePools };
  const confirm = useStep(
    (body: { note: string }, requestId): Promise<unknown> =>
      client.call(yes, { params, body, requestId }),
    after,
  );
  const decline = useStep(
    (body: { note: string }, requestId): Promise<unknown> =>
      client.call(no, { params, body, requestId }),
    after,
  );
  const missing = note.trim().length < 2;
  const press = (step: typeof confirm) => {
    setPressed(true);
    if (!missing && !confirm.isPending && !decline.isPending) step.mutate({ note: note.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press(confirm);
  };
  const words = what === 'receipt' ? 'pools.receipt' : 'pools.returns';
  return (
    <form noValidate onSubmit={submit} className={cardStyles.form} aria-label={t(`${words}.sign`)}>
      <TextField
        label={t('pools.note')}
        placeholder={t('pools.noteHint')}
        maxLength={500}
        value={note}
        error={pressed && missing ? t('pools.missingNote') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={confirm.error ?? decline.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" size="s" busy={confirm.isPending}>
          {t(`${words}.confirm`)}
        </Button>
        <Button size="s" kind="outline" busy={decline.isPending} onClick={() => press(decline)}>
          {t('pools.receipt.decline')}
        </Button>
      </div>
    </form>
  );
}
