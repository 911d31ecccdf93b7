import { type FormEvent, useState } from 'react';
import type { Paper } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import styles from './FieldWork.module.css';
import { digitsIn, isCode, isPhone } from './numbers.ts';
import { PaperField } from './PaperField.tsx';
import { useAgreeing, useAgreementCode } from './use-agreeing.ts';
import { useFieldTexts } from './use-field-texts.ts';

/** A paper is looked at, and a code that went to the resident’s own phone is read out. */
export function AgreeByCode() {
  const f = useFieldTexts();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [paper, setPaper] = useState<Paper>('id_card');
  const [pressed, setPressed] = useState(false);
  const sending = useAgreementCode();
  const agreeing = useAgreeing();
  const sent = sending.data !== undefined && sending.variables === phone;
  const { demoCode } = sending.data ?? {};
  const sendCode = () => {
    setPressed(!isPhone(phone));
    if (isPhone(phone) && !sending.isPending) sending.mutate(phone);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isPhone(phone) && isCode(code) && !agreeing.isPending)
      agreeing.mutate({ paper, phone, code });
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      <Field
        label={f('agree.phone')}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        value={phone}
        error={
          pressed && !isPhone(phone) ? f('agree.phoneWrong') : fieldMessage(agreeing.error, 'phone')
        }
        onChange={(event) => {
          setPhone(digitsIn(event.target.value, 11));
          setCode('');
        }}
      />
      <Button kind="outline" size="l" wide busy={sending.isPending} onClick={sendCode}>
        {f(sent ? 'agree.sendAgain' : 'agree.sendCode')}
      </Button>
      <div role="status">{sent && f('agree.sent')}</div>
      {sent && demoCode !== undefined && (
        <Button kind="quiet" wide onClick={() => setCode(demoCode)}>
          {f('agree.demo', { code: demoCode })}
        </Button>
      )}
      <Problem error={sending.error} />
      <Field
        label={f('agree.code')}
        inputMode="numeric"
        autoComplete="off"
        value={code}
        error={
          pressed && isPhone(phone) && !isCode(code)
            ? f('agree.codeMissing')
            : fieldMessage(agreeing.error, 'code')
        }
        onChange={(event) => setCode(digitsIn(event.target.value, 6))}
      />
      <PaperField paper={paper} onChange={setPaper} />
      <Problem error={agreeing.error} />
      <Button type="submit" size="l" wide busy={agreeing.isPending}>
        {f('agree.send')}
      </Button>
    </form>
  );
}
