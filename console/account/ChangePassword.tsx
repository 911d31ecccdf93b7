import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { NewPassword } from '../enrol/NewPassword.tsx';
import { useWords } from '../language.ts';
import { useStaff } from '../session.ts';

/** Another password: the present one is asked for, and other devices are signed out. */
export function ChangePassword() {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  const [current, setCurrent] = useState('');
  const close = () => {
    setOpen(false);
    setCurrent('');
  };
  return (
    <section className={columnStyles.pane} aria-labelledby="password">
      <h2 className={columnStyles.heading} id="password">
        {t('account.password')}
      </h2>
      {changed && (
        <p className={columnStyles.done} role="status">
          <CheckIcon size={17} />
          {t('account.changed')}
        </p>
      )}
      {open ? (
        <div className={columnStyles.form}>
          <Field
            label={t('account.current')}
            name="current"
            type="password"
            autoComplete="current-password"
            maxLength={128}
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <NewPassword
            login={me.login}
            send={(password) => client.call('changeMyPassword', { body: { current, password } })}
            submit={t('account.change')}
            onDone={() => {
              setChanged(true);
              close();
            }}
          />
          <Button kind="quiet" onClick={close}>
            {t('account.cancel')}
          </Button>
        </div>
      ) : (
        <div className={columnStyles.buttons}>
          <Button
            size="s"
            kind="outline"
            onClick={() => {
              setChanged(false);
              setOpen(true);
            }}
          >
            {t('account.change')}
          </Button>
        </div>
      )}
    </section>
  );
}
