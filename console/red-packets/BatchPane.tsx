import { type FormEvent, useState } from 'react';
import type { WholeRedPacketBatch } from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { money } from '../pools/money.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import openedStyles from '../split/OpenedPage.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { PacketRow } from './PacketRow.tsx';
import { Pane } from './Pane.tsx';
import { batchTags } from './RedPacketsList.tsx';
import { staleRedPackets, useBatch } from './use-red-packets.ts';

/** One batch: who prepared it, what is in it, and the second person’s word. */
export function BatchPane({ id }: { id: string }) {
  const { t } = useWords();
  const batch = useBatch(id);
  return (
    <Pane
      title={t('redPackets.batch.heading')}
      aside={
        batch.data && (
          <StateTag state={batchTags[batch.data.state]}>
            {t(`redPackets.batchStates.${batch.data.state}`)}
          </StateTag>
        )
      }
    >
      {batch.data ? (
        <Whole batch={batch.data} />
      ) : batch.isPending ? (
        <Skeleton label={t('redPackets.loading')} rows={5} />
      ) : (
        <Failed error={batch.error} retry={() => batch.refetch()} />
      )}
    </Pane>
  );
}

function Whole({ batch }: { batch: WholeRedPacketBatch }) {
  const { t, language } = useWords();
  const now = useNow();
  const by = (name: string, at: string) =>
    t('redPackets.batch.by', { name, when: momentInWords(at, now, language) });
  return (
    <>
      <section className={cardStyles.card}>
        <p className={cardStyles.lasting}>
          {t('redPackets.batchRow', { count: batch.packets, amount: money(batch.amountFen) })}
        </p>
        <p className={cardStyles.quiet}>
          {t('redPackets.batch.prepared')} {by(batch.preparedBy, batch.preparedAt)}
          {batch.decidedBy !== null &&
            batch.decidedAt !== null &&
            ` · ${t('redPackets.batch.decided')} ${by(batch.decidedBy, batch.decidedAt)}`}
        </p>
        {batch.note !== null && <p className={cardStyles.words}>{batch.note}</p>}
        {batch.state === 'approved' && (
          <p className={cardStyles.words}>
            {t('redPackets.batch.paid', { paid: batch.paid, open: batch.open })}
          </p>
        )}
        {batch.state === 'prepared' && <Deciding batch={batch} />}
      </section>
      {batch.list.length > 0 && (
        <section className={cardStyles.card}>
          <ul className={cardStyles.rows}>
            {batch.list.map((packet) => (
              <PacketRow key={packet.id} packet={packet} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Deciding({ batch }: { batch: WholeRedPacketBatch }) {
  const { t } = useWords();
  const maySign = mayCall(useStaff(), 'approveRedPackets') && !batch.mine;
  if (!maySign)
    return (
      <p className={openedStyles.readOnly}>
        {t(batch.mine ? 'redPackets.batch.own' : 'redPackets.batch.readOnly')}
      </p>
    );
  return <Signing batch={batch} />;
}

function Signing({ batch: { id, packets, amountFen } }: { batch: WholeRedPacketBatch }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(false);
  const params = { id };
  const after = { stale: staleRedPackets };
  // What is approved is what stands on the page, and nothing that changed since.
  const approve = useStep(
    (body: { note: string; packets: number; amountFen: number }, requestId): Promise<unknown> =>
      client.call('approveRedPackets', { params, body, requestId }),
    after,
  );
  const decline = useStep(
    (body: { note: string }, requestId): Promise<unknown> =>
      client.call('declineRedPackets', { params, body, requestId }),
    after,
  );
  const missing = note.trim().length < 2;
  const press = (go: () => void) => {
    setPressed(true);
    if (!missing && !approve.isPending && !decline.isPending) go();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press(() => approve.mutate({ note: note.trim(), packets, amountFen }));
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className={cardStyles.form}
      aria-label={t('redPackets.batch.sign')}
    >
      {packets === 0 && <p className={cardStyles.words}>{t('redPackets.batch.empty')}</p>}
      <TextField
        label={t('redPackets.batch.note')}
        placeholder={t('redPackets.batch.noteHint')}
        maxLength={500}
        value={note}
        error={pressed && missing ? t('redPackets.batch.missingNote') : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      <Refusals error={approve.error ?? decline.error} />
      <div className={cardStyles.buttons}>
        {packets > 0 && (
          <Button type="submit" busy={approve.isPending}>
            {t('redPackets.batch.confirm', { count: packets, amount: money(amountFen) })}
          </Button>
        )}
        <Button
          kind="outline"
          busy={decline.isPending}
          onClick={() => press(() => decline.mutate({ note: note.trim() }))}
        >
          {t('redPackets.batch.decline')}
        </Button>
      </div>
    </form>
  );
}
