import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { digitsIn, isCode, isPhone } from './numbers.ts';
import type { useWindowCode } from './use-window-code.ts';
import styles from './Window.module.css';

/** A number, and the code that its phone shows. */
export interface Shown {
  phone: string;
  code: string;
}

export const nothingShown: Shown = { phone: '', code: '' };

interface ShownPhoneProps {
  label: string;
  /** Sends the code, for whatever it is. */
  sending: ReturnType<typeof useWindowCode>;
  value: Shown;
  onChange: (shown: Shown) => void;
  /** Send was pressed: what is missing is named. */
  pressed: boolean;
  /** What the server says of the number, and of the code. */
  refused: { phone: string | undefined; code: string | undefined };
}

/** Whoever stands here proves to hold a phone: a code goes to it, and is read out. */
export function ShownPhone(props: ShownPhoneProps) {
  const { label, sending, value, onChange, pressed, refused } = props;
  const { t } = useWords();
  const [tried, setTried] = useState(false);
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
      <div className={styles.sending}>
        <Button kind="outline" size="s" busy={sending.isPending} onClick={send}>
          {t(sent ? 'window.sendAgain' : 'window.send')}
        </Button>
        <span role="status" className={styles.aside}>
          {sent && t('window.sent')}
        </span>
      </div>
      {sent && sending.data.demoCode !== undefined && (
        <button
          type="button"
          className={styles.demo}
          onClick={() => onChange({ ...value, code: sending.data.demoCode ?? '' })}
        >
          {t('window.demo', { code: sending.data.demoCode })}
        </button>
      )}
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
