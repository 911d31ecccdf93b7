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

export function FoundForm({ sharePercent }: Pick<MyHousehold, 'sharePercent'>) {
  const f = useFamilyTexts();
  const [name, setName] = useState('');
  const [pressed, setPressed] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const found = useChange((client, name: string, requestId) =>
    client.call('foundHousehold', { body: { name, agreedShare: sharePercent }, requestId }),
  );
  const isAgreed = agreed || sharePercent === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (name.trim() !== '' && isAgreed && !found.isPending) found.mutate(name.trim());
  };
  const missing = pressed && name.trim() === '' ? f('nameMissing') : undefined;
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2 className={styles.heading}>{f('foundTitle')}</h2>
        <Field
          label={f('name')}
          hint={f('nameHint')}
          error={missing ?? fieldMessage(found.error, 'name')}
          maxLength={20}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Share
          percent={sharePercent}
          agreed={agreed}
          onAgree={setAgreed}
          error={pressed && !isAgreed ? f('shareMissing') : undefined}
        />
        <Problem error={found.error} />
        <Button type="submit" kind="outline" wide busy={found.isPending}>
          {f('found')}
        </Button>
      </form>
    </Card>
  );
}
