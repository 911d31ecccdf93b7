import { useState } from 'react';
import type { WindowPurpose } from '../../contract/window.ts';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { digitsIn, isCode, isPhone } from './numbers.ts';
import { SendCode } from './SendCode.tsx';
import { useWindowCode } from './use-window-code.ts';

/** A number, and the code that its phone shows. */
export interface Shown {
  phone: string;
  code: string;
}

export const nothingShown: Shown = { phone: '', code: '' };

interface ShownPhoneProps {
  label: string;
  purpose: WindowPurpose;
  value: Shown;
  onChange: (shown: Shown) => void;
  /** Send was pressed: what is missing is named. */
  pressed: boolean;
  /** What the server says of the number, and of the code. */
  refused: { phone: string | undefined; code: string | undefined };
}

/** Whoever stands here proves to hold a phone: a code goes to it, and is read out. */
export function ShownPhone(props: ShownPhoneProps) {
  const { label, purpose, value, onChange, pressed, refused } = props;
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const sending = useWindowCode(purpose);
  const send = () => {
    setTried(true);
    if (isPhone(value.phone) && !sending.isPending) sending.mutate(value.phone);
  };
  const named = sending.error instanceof Refused ? sending.error.field('phone') : undefined;
  const wrong = (pressed || tried) && !isPhone(value.phone) ? t('window.phoneWrong') : undefined;
  const sent = sending.data !== undefined && sending.variables === value.phone;
  return (
    <>
      <Field
        label={label}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        value={value.phone}
        error={wrong ?? named ?? refused.phone}
        onChange={(event) => onChange({ phone: digitsIn(event.target.value, 11), code: '' })}
      />
      <SendCode
        sent={sent}
        busy={sending.isPending}
        demoCode={sending.data?.demoCode}
        onSend={send}
        onCode={(code) => onChange({ ...value, code })}
      />
      {named === undefined && <Refusals error={sending.error} />}
      <Field
        label={t('window.code')}
        inputMode="numeric"
        autoComplete="off"
        value={value.code}
        error={pressed && !isCode(value.code) ? t('window.codeMissing') : refused.code}
        onChange={(event) => onChange({ ...value, code: digitsIn(event.target.value, 6) })}
      />
    </>
  );
}
