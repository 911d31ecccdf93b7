import { type FormEvent, useState } from 'react';
import type { RedPacketChance, redPacketRoutes } from '../../contract/red-packets.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useMe } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { isUnproved } from '../my-data/is-unproved.ts';
import { OwnCode } from '../my-data/OwnCode.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './RedPackets.module.css';
import { useRedPacketTexts } from './use-red-packet-texts.ts';
import { useAsk, useRedPackets } from './use-red-packets.ts';
import { yuan } from './yuan.ts';

type Kind = BodyOf<typeof redPacketRoutes.askRedPacket>['account']['kind'];

const forms: Record<Kind, RegExp> = {
  phone: /^1[3-9]\d{9}$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  user: /^2088\d{12}$/,
};

/** Which account; a code, where the last one is too long ago; then it waits for the treasury. */
export default function Asking({ offer }: { offer: string }) {
  const { t } = useTexts();
  const r = useRedPacketTexts();
  const asked = useRedPackets();
  const [done, setDone] = useState(false);
  return (
    <Screen title={r('ask')} back={{ label: t('back'), href: paths.redPackets }}>
      {done ? (
        <EmptyState
          drawing={<LampEmpty />}
          title={r('done.title')}
          line={r('done.line')}
          action={<ButtonLink href={paths.redPackets}>{r('done.leave')}</ButtonLink>}
        />
      ) : (
        <Loaded asked={asked}>
          {({ pages }) => {
            const chance = pages[0]?.chances.find(({ id }) => id === offer);
            return chance === undefined ? (
              <EmptyState drawing={<LampEmpty />} title={r('none')} line={r('noneLine')} />
            ) : (
              <Steps chance={chance} onDone={() => setDone(true)} />
            );
          }}
        </Loaded>
      )}
    </Screen>
  );
}

const kinds = Object.keys(forms) as Kind[];

interface StepsProps {
  chance: RedPacketChance;
  onDone: () => void;
}

/** What was typed waits while the code is shown. */
function Steps({ chance, onDone }: StepsProps) {
  const { say } = useTexts();
  const r = useRedPacketTexts();
  const [proving, setProving] = useState(false);
  return (
    <>
      <h2 className={styles.name}>{r('form.title', { name: say(chance.name) })}</h2>
      {proving && (
        <>
          <p className={styles.lead}>{r('form.code')}</p>
          <OwnCode onProved={() => setProving(false)} />
        </>
      )}
      <div hidden={proving}>
        <Account chance={chance} onUnproved={() => setProving(true)} onDone={onDone} />
      </div>
    </>
  );
}

function Account({ chance, onUnproved, onDone }: StepsProps & { onUnproved: () => void }) {
  const r = useRedPacketTexts();
  const me = useMe();
  const asking = useAsk();
  const [kind, setKind] = useState<Kind>('phone');
  const [typed, setTyped] = useState('');
  const [pressed, setPressed] = useState(false);
  const id = typed.replace(/\s/g, '');
  const wrong = !forms[kind].test(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (wrong || asking.isPending) return;
    asking.mutate(
      { offer: chance.id, account: { kind, id } },
      { onSuccess: onDone, onError: (error) => isUnproved(error) && onUnproved() },
    );
  };
  const error =
    pressed && wrong
      ? r(id === '' ? 'form.missing' : 'form.wrong')
      : fieldMessage(asking.error, 'account/id');
  return (
    <Card>
      <form className={styles.form} noValidate onSubmit={submit}>
        <p className={styles.words}>
          {chance.price === 0
            ? r('form.holdsNone')
            : r('form.holds', { points: pointsText(chance.price) })}
        </p>
        <p className={styles.words}>{r('form.name', { name: me.data?.name ?? '' })}</p>
        <ChoiceChips
          wrap
          label={r('form.kind')}
          value={kind}
          onChange={setKind}
          choices={kinds.map((value) => ({ value, label: r(`form.${value}`) }))}
        />
        <Field
          label={r(`form.${kind}`)}
          hint={r(`form.${kind}Hint`)}
          error={error}
          type={kind === 'email' ? 'email' : 'text'}
          inputMode={kind === 'email' ? 'email' : 'numeric'}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {error === undefined && !isUnproved(asking.error) && <Problem error={asking.error} />}
        <Button type="submit" wide busy={asking.isPending}>
          {r('form.confirm', { amount: yuan(chance.amountFen) })}
        </Button>
        <ButtonLink kind="quiet" wide href={paths.redPackets}>
          {r('form.back')}
        </ButtonLink>
      </form>
    </Card>
  );
}
