import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Agreement } from '../../contract/agreements.ts';
import { type Paper, papers } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { digitsIn, isCode, isPhone } from '../window/numbers.ts';
import windowStyles from '../window/Window.module.css';
import styles from './Agreements.module.css';
import { useAgreeing, useAgreementCode } from './use-agreements.ts';

interface AgreeFormProps {
  /** An account without a number, found at the window: its owner has signed on paper. */
  visitor: string | undefined;
  /** `who`: by what they were found, to tell one from the next. */
  onAgreed: (agreement: Agreement, who: string) => void;
}

/** A paper is looked at, and a code is read out; or somebody has signed. */
export function AgreeForm({ visitor, onAgreed }: AgreeFormProps) {
  const { t } = useWords();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [paper, setPaper] = useState<Paper>('id_card');
  const [pressed, setPressed] = useState(false);
  const agreeing = useAgreeing();
  const refused = (field: string) =>
    agreeing.error instanceof Refused ? agreeing.error.field(field) : undefined;
  const isReady = visitor !== undefined || (isPhone(phone) && isCode(code));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isReady || agreeing.isPending) return;
    const who = visitor === undefined ? { phone, code } : { visitor };
    agreeing.mutate(
      { paper, ...who },
      { onSuccess: (agreement) => onAgreed(agreement, visitor ?? phone) },
    );
  };
  return (
    <section className={paneStyles.pane}>
      <form className={styles.fields} noValidate onSubmit={submit}>
        <div>
          <h2 className={formStyles.heading}>{t('agreements.agree.heading')}</h2>
          <p className={formStyles.lead}>{t('agreements.agree.lead')}</p>
        </div>
        {visitor === undefined && (
          <>
            <Field
              label={t('agreements.agree.phone')}
              type="tel"
              inputMode="numeric"
              autoComplete="off"
              value={phone}
              error={pressed && !isPhone(phone) ? t('window.phoneWrong') : refused('phone')}
              onChange={(event) => {
                setPhone(digitsIn(event.target.value, 11));
                setCode('');
              }}
            />
            <SendCode phone={phone} onCode={setCode} onTried={() => setPressed(true)} />
            <Field
              label={t('window.code')}
              inputMode="numeric"
              autoComplete="off"
              value={code}
              error={pressed && !isCode(code) ? t('window.codeMissing') : refused('code')}
              onChange={(event) => setCode(digitsIn(event.target.value, 6))}
            />
          </>
        )}
        <Labelled label={t('window.paper')} error={undefined}>
          {(id) => (
            <Select
              id={id}
              className={fieldStyles.full ?? ''}
              value={paper}
              options={papers.map((value) => ({ value, label: t(`window.papers.${value}`) }))}
              onChange={setPaper}
            />
          )}
        </Labelled>
        <Refusals error={agreeing.error} />
        <Button type="submit" wide busy={agreeing.isPending}>
          {t(visitor === undefined ? 'agreements.agree.send' : 'agreements.agree.signed')}
        </Button>
      </form>
    </section>
  );
}

interface SendCodeProps {
  phone: string;
  onCode: (code: string) => void;
  onTried: () => void;
}

function SendCode({ phone, onCode, onTried }: SendCodeProps) {
  const { t } = useWords();
  const sending = useAgreementCode();
  const sent = sending.data !== undefined && sending.variables === phone;
  const { demoCode } = sending.data ?? {};
  const send = () => {
    if (!isPhone(phone)) return onTried();
    if (!sending.isPending) sending.mutate(phone);
  };
  return (
    <>
      <div className={windowStyles.sending}>
        <Button kind="outline" size="s" busy={sending.isPending} onClick={send}>
          {t(sent ? 'window.sendAgain' : 'window.send')}
        </Button>
        <span role="status" className={windowStyles.aside}>
          {sent && t('window.sent')}
        </span>
      </div>
      {sent && demoCode !== undefined && (
        <button type="button" className={windowStyles.demo} onClick={() => onCode(demoCode)}>
          {t('window.demo', { code: demoCode })}
        </button>
      )}
      <Refusals error={sending.error} />
    </>
  );
}
