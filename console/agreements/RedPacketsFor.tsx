import { type FormEvent, useState } from 'react';
import {
  accountKinds,
  type MyRedPacket,
  type RedPacketChance,
} from '../../contract/red-packets.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { money } from '../../ui/money.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Fold } from '../staff/Fold.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { useAct, usePagedLook } from './use-agreed.ts';

type Kind = (typeof accountKinds)[number];

/** What the treasury pays out to their own account, as long as it is not approved taken back. */
export function RedPacketsFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePagedLook(
    (client, query) => client.call('listRedPacketsFor', { params: { id }, query }),
    ({ packets }) => packets,
  );
  const again = () => looking.mutate();
  return (
    <PartPane heading={t('agreed.redPackets.heading')} lead={t('agreed.redPackets.lead')}>
      <Looked
        look={looking}
        show={t('agreed.redPackets.show')}
        rows={looking.data?.chances}
        empty={t('agreed.redPackets.none')}
        keyOf={(chance) => chance.id}
      >
        {(chance) => <Chance id={id} chance={chance} onAsked={again} />}
      </Looked>
      <ul className={styles.list}>
        {looking.rows?.map((packet) => (
          <li key={packet.id}>
            <Packet id={id} packet={packet} onWithdrawn={again} />
          </li>
        ))}
      </ul>
      <NextPage pages={looking.pages} />
    </PartPane>
  );
}

interface ChanceProps {
  id: string;
  chance: RedPacketChance;
  onAsked: () => void;
}

function Chance({ id, chance, onAsked }: ChanceProps) {
  const { t, say } = useWords();
  const { name, amountFen, price, why } = chance;
  return (
    <>
      <p>
        <strong>{say(name)}</strong> ·{' '}
        {t('agreed.redPackets.chance', { amount: money(amountFen), points: price })}
        {why !== null && (
          <>
            <br />
            {say(why)}
          </>
        )}
      </p>
      {why === null && (
        <Fold title={t('agreed.redPackets.ask')} lead={t('agreements.cases.asTheySay')}>
          <Asking id={id} offer={chance.id} amount={money(amountFen)} onAsked={onAsked} />
        </Fold>
      )}
    </>
  );
}

interface AskingProps {
  id: string;
  offer: string;
  /** As it is said. */
  amount: string;
  onAsked: () => void;
}

function Asking({ id, offer, amount, onAsked }: AskingProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('phone');
  const [account, setAccount] = useState('');
  const [pressed, setPressed] = useState(false);
  const missing = account.trim().length < 5;
  const asking = useAct(
    (client, to: { kind: Kind; id: string }, requestId) =>
      client.call('askRedPacketFor', { params: { id }, body: { offer, account: to }, requestId }),
    { line: t('newcomers.done.askRedPacketFor', { amount }), onDone: onAsked },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !asking.isPending) asking.mutate({ kind, id: account.trim() });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Segmented<Kind>
        label={t('agreed.redPackets.kind')}
        choices={accountKinds.map((value) => ({
          value,
          label: t(`agreed.redPackets.kinds.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <Field
        label={t('agreed.redPackets.account')}
        autoComplete="off"
        maxLength={100}
        value={account}
        error={pressed && missing ? t('agreed.redPackets.accountMissing') : undefined}
        onChange={(event) => setAccount(event.target.value)}
      />
      <Refusals error={asking.error} />
      <Button type="submit" size="s" kind="outline" busy={asking.isPending}>
        {t('agreed.redPackets.ask')}
      </Button>
    </form>
  );
}

interface PacketProps {
  id: string;
  packet: MyRedPacket;
  onWithdrawn: () => void;
}

function Packet({ id, packet, onWithdrawn }: PacketProps) {
  const { t, say } = useWords();
  const { state, name, amountFen, account, why } = packet;
  const withdrawing = useAct(
    (client, _: null, requestId) =>
      client.call('withdrawRedPacketFor', { params: { id, packet: packet.id }, requestId }),
    {
      line: t('newcomers.done.withdrawRedPacketFor', { amount: money(amountFen) }),
      onDone: onWithdrawn,
    },
  );
  return (
    <>
      <p>
        <strong>{say(name)}</strong> ·{' '}
        {t('agreed.redPackets.asked', {
          amount: money(amountFen),
          state: t(`redPackets.states.${state}`),
        })}
        {account !== null && ` · ${account}`}
        {why !== null && (
          <>
            <br />
            {say(why)}
          </>
        )}
      </p>
      {(state === 'asked' || state === 'prepared') && (
        <Button
          size="s"
          kind="outline"
          busy={withdrawing.isPending}
          onClick={() => withdrawing.mutate(null)}
        >
          {t('agreed.redPackets.withdraw')}
        </Button>
      )}
      <Refusals error={withdrawing.error} />
    </>
  );
}
