import { type FormEvent, useState } from 'react';
import type { Mediation } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field } from '../../../ui/Field.tsx';
import { dateNearInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import { today } from '../filled.ts';
import { useFileStep } from '../use-mediations.ts';

interface Confirmation {
  on: string;
  courtNumber: string | null;
}

/** Both have asked the court together to confirm their agreement. */
export function AskCourt({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const now = useNow();
  const until = one.confirmableUntil;
  const day = until === null ? '' : dateNearInWords(until, now, language);
  return (
    <Court
      one={one}
      heading={t('mediations.moves.askCourt')}
      lead={t('mediations.moves.askCourtLead', { day })}
      send={t('mediations.moves.askCourtSend')}
      numbered={false}
    />
  );
}

/** The court has confirmed it. */
export function Confirm({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <Court
      one={one}
      heading={t('mediations.moves.confirm')}
      lead={t('mediations.moves.confirmLead')}
      send={t('mediations.moves.confirmSend')}
      numbered
    />
  );
}

interface CourtFormProps {
  one: Mediation;
  heading: string;
  lead: string;
  send: string;
  /** Whether the number of the court is asked for. */
  numbered: boolean;
}

const fewest = 4;

const Court = (props: CourtFormProps) => (
  <Unfold label={props.heading}>{(fold) => <CourtForm {...props} onDone={fold} />}</Unfold>
);

function CourtForm(props: CourtFormProps & { onDone: () => void }) {
  const { one, heading, lead, send, numbered, onDone } = props;
  const { t } = useWords();
  const now = useNow();
  const [on, setOn] = useState(today(now));
  const [number, setNumber] = useState('');
  const [pressed, setPressed] = useState(false);
  const step = useFileStep(
    (client, body: Confirmation, requestId) =>
      client.call('confirmMediation', { params: { id: one.id }, body, requestId }),
    onDone,
  );
  const missing = numbered && number.trim().length < fewest;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || step.isPending) return;
    step.mutate({ on, courtNumber: numbered ? number.trim() : null });
  };
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-court">
      <h2 id="mediation-court" className={poolStyles.name}>
        {heading}
      </h2>
      <p className={poolStyles.quiet}>{lead}</p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <div className={poolStyles.pair}>
          <Field
            type="date"
            label={t('mediations.moves.courtOn')}
            max={today(now)}
            value={on}
            error={refused('on')}
            onChange={(event) => setOn(event.target.value)}
          />
          {numbered && (
            <Field
              label={t('mediations.moves.courtNumber')}
              maxLength={80}
              value={number}
              error={pressed && missing ? t('mediations.open.missing') : refused('courtNumber')}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </div>
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {send}
          </Button>
        </div>
      </form>
    </section>
  );
}
