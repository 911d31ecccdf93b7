import { useState } from 'react';
import type { AgreedBy } from '../../contract/agreements.ts';
import type { MediationFor } from '../../contract/agreements-mediations.ts';
import type { Sentence } from '../../contract/values.ts';
import { Button } from '../../ui/Button.tsx';
import { isSigned } from '../../ui/signed.ts';
import { exactMoment } from '../dates.ts';
import { useWords } from '../language.ts';
import { Ticked } from '../moves/fields/Ticked.tsx';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { SignHere } from '../states/SignHere.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import {
  useAcknowledgingFor,
  useAnsweringFor,
  useLeavingMediationFor,
  useMediationsFor,
  type Which,
} from './use-mediations-for.ts';

interface MediationsForProps {
  id: string;
  agreedBy: AgreedBy;
}

/** What a party answers: by the number of the file, and nothing of what it is about. */
export function MediationsFor({ id, agreedBy }: MediationsForProps) {
  const { t } = useWords();
  const looking = useMediationsFor(id);
  const { data } = looking;
  return (
    <PartPane heading={t('forSomebody.mediations.heading')} lead={t('forSomebody.mediations.lead')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.mediations.show')}
      </Button>
      {data?.mediations.length === 0 && <p role="status">{t('forSomebody.mediations.none')}</p>}
      <ul className={styles.list}>
        {data?.mediations.map((one) => (
          <li key={one.id}>
            <OneFile id={id} agreedBy={agreedBy} listed={one} rights={data.rights} />
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </PartPane>
  );
}

interface OneFileProps extends MediationsForProps {
  listed: MediationFor;
  rights: readonly Sentence[];
}

function OneFile({ id, agreedBy, listed, rights }: OneFileProps) {
  const { t, say } = useWords();
  const [changed, setChanged] = useState<MediationFor>();
  const { id: mediation, number, asks, proposedAt } = changed ?? listed;
  const which = { id, mediation, number: say(number), onDone: setChanged };
  return (
    <>
      <p>
        <strong className="figures">{say(number)}</strong>{' '}
        <span role="status">{changed && t('forSomebody.done')}</span>
      </p>
      {asks.includes('acknowledge') && (
        <Fold title={t('forSomebody.mediations.rights')} lead={t('forSomebody.asTheySay')}>
          <Rights which={which} rights={rights} />
        </Fold>
      )}
      {asks.includes('answer') && proposedAt !== null && (
        <Fold
          title={t('forSomebody.mediations.answer')}
          lead={t('forSomebody.mediations.answerLead', { at: exactMoment(proposedAt) })}
        >
          <Answer
            key={proposedAt}
            which={which}
            proposedAt={proposedAt}
            signs={agreedBy === 'signature'}
          />
        </Fold>
      )}
      {asks.includes('leave') && (
        <Fold
          title={t('forSomebody.mediations.leave')}
          lead={t('forSomebody.mediations.leaveLead')}
        >
          <Leave which={which} />
        </Fold>
      )}
    </>
  );
}

function Rights({ which, rights }: { which: Which; rights: readonly Sentence[] }) {
  const { t, say } = useWords();
  const step = useAcknowledgingFor(which);
  return (
    <>
      <ol className={styles.aloud}>
        {rights.map((one) => (
          <li key={one.zh}>{say(one)}</li>
        ))}
      </ol>
      <Refusals error={step.error} />
      <Button size="s" busy={step.isPending} onClick={() => step.mutate(null)}>
        {t('forSomebody.mediations.acknowledge')}
      </Button>
    </>
  );
}

interface AnswerProps {
  which: Which;
  proposedAt: string;
  /** Without a number nothing but a signature shows that a “yes” is theirs. */
  signs: boolean;
}

function Answer({ which, proposedAt, signs }: AnswerProps) {
  const { t } = useWords();
  const step = useAnsweringFor(which);
  const [known, setKnown] = useState(false);
  const [path, setPath] = useState('');
  const [pressed, setPressed] = useState(false);
  const unsigned = signs && !isSigned(path);
  const agree = () => {
    setPressed(true);
    if (!known || unsigned || step.isPending) return;
    step.mutate({ agreed: true, proposedAt, ...(signs && { signature: path }) });
  };
  const decline = () => {
    if (!step.isPending) step.mutate({ agreed: false, proposedAt });
  };
  return (
    <>
      <Ticked
        label={t('forSomebody.mediations.known')}
        ticked={known}
        missing={pressed && !known ? t('forSomebody.mediations.knownMissing') : undefined}
        onChange={setKnown}
      />
      {signs && (
        <SignHere
          label={t('forSomebody.mediations.sign')}
          path={path}
          missing={pressed && unsigned ? t('forSomebody.mediations.signMissing') : undefined}
          onChange={setPath}
        />
      )}
      <Refusals error={step.error} />
      <div className={styles.choices}>
        <Button size="s" busy={step.isPending} onClick={agree}>
          {t('forSomebody.mediations.agree')}
        </Button>
        <Button size="s" kind="outline" busy={step.isPending} onClick={decline}>
          {t('forSomebody.mediations.decline')}
        </Button>
      </div>
    </>
  );
}

function Leave({ which }: { which: Which }) {
  const { t } = useWords();
  const step = useLeavingMediationFor(which);
  const [said, setSaid] = useState(false);
  const [pressed, setPressed] = useState(false);
  const leave = () => {
    setPressed(true);
    if (said && !step.isPending) step.mutate(null);
  };
  return (
    <>
      <Ticked
        label={t('forSomebody.mediations.left')}
        ticked={said}
        missing={pressed && !said ? t('forSomebody.mediations.leaveLead') : undefined}
        onChange={setSaid}
      />
      <Refusals error={step.error} />
      <Button size="s" kind="outline" busy={step.isPending} onClick={leave}>
        {t('forSomebody.mediations.leaveGo')}
      </Button>
    </>
  );
}
