import { useState } from 'react';
import type { Mediation, Party } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refusal } from '../../../ui/Refusal.tsx';
import { isSigned } from '../../../ui/signed.ts';
import { useWords } from '../../language.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { SignHere } from '../../states/SignHere.tsx';
import { useFileStep } from '../use-mediations.ts';

/** Whoever has not answered yet can sign here, on the tablet of the desk. */
export function Sign({ one }: { one: Mediation }) {
  const { t } = useWords();
  const { proposedAt } = one;
  const [first] = useState(proposedAt);
  const open = one.parties.filter(({ answer }) => answer === null);
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-sign">
      <h2 id="mediation-sign" className={poolStyles.name}>
        {t('mediations.moves.sign')}
      </h2>
      {proposedAt !== first && <Refusal why={t('mediations.moves.signRewritten')} />}
      {open.map((party) => (
        // What was drawn under one text is not signed under another.
        <OnePad key={`${party.side} ${proposedAt}`} one={one} party={party} />
      ))}
    </section>
  );
}

interface Signing {
  side: number;
  signature: string | null;
  proposedAt: string;
}

function OnePad({ one, party }: { one: Mediation; party: Party }) {
  const { t } = useWords();
  const [path, setPath] = useState('');
  const [pressed, setPressed] = useState(false);
  const { side, name } = party;
  const step = useFileStep((client, body: Signing, requestId) =>
    client.call('signAgreement', { params: { id: one.id }, body, requestId }),
  );
  const answer = (signature: string | null) =>
    step.mutate({ side, signature, proposedAt: one.proposedAt ?? '' });
  const send = () => {
    setPressed(true);
    if (isSigned(path) && !step.isPending) answer(path);
  };
  return (
    <div className={poolStyles.form}>
      <SignHere
        label={t('mediations.moves.signLead', { name })}
        path={path}
        missing={pressed && !isSigned(path) ? t('mediations.moves.signEmpty') : undefined}
        onChange={setPath}
      />
      <Refusals error={step.error} />
      <div className={poolStyles.buttons}>
        <Button size="s" busy={step.isPending} onClick={send}>
          {t('mediations.moves.signSend')}
        </Button>
        <Button
          size="s"
          kind="quiet"
          onClick={() => {
            if (!step.isPending) answer(null);
          }}
        >
          {t('mediations.moves.signNo')}
        </Button>
      </div>
    </div>
  );
}
