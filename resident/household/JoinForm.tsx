import { type FormEvent, useState } from 'react';
import type { MyHousehold } from '../../contract/households.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import styles from './Household.module.css';
import { Share } from './Share.tsx';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

const digits = 8;

export function JoinForm({ sharePercent }: Pick<MyHousehold, 'sharePercent'>) {
  const f = useFamilyTexts();
  const [code, setCode] = useState('');
  const [pressed, setPressed] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const join = useChange((client, code: string, requestId) =>
    client.call('joinHousehold', { body: { code, agreedShare: sharePercent }, requestId }),
  );
  const isAgreed = agreed || sharePercent === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (code.length === digits && isAgreed && !join.isPending) join.mutate(code);
  };
  const short = pressed && code.length !== digits ? f('codeMissing') : undefined;
  const error = short ?? fieldMessage(join.error, 'code');
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2 className={styles.heading}>{f('joinTitle')}</h2>
        <Field
          className={styles.code}
          label={f('code')}
          hint={f('codeHint')}
          error={error}
          inputMode="numeric"
          autoComplete="off"
          maxLength={digits}
          value={code}
          onChange={(event) => {
            setPressed(false);
            setCode(event.target.value.replace(/[^0-9]/g, ''));
          }}
        />
        <Share
          percent={sharePercent}
          agreed={agreed}
          onAgree={setAgreed}
          error={pressed && !isAgreed ? f('shareMissing') : undefined}
        />
        {error === undefined && <Problem error={join.error} />}
        <Button type="submit" wide busy={join.isPending}>
          {f('join')}
        </Button>
      </form>
    </Card>
  );
}
