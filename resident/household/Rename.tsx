import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import styles from './Household.module.css';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

/** What the household is called, for its head to change. */
export function Rename({ name: now }: { name: string }) {
  const f = useFamilyTexts();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(now);
  const rename = useChange(
    (client, name: string, requestId) =>
      client.call('renameHousehold', { body: { name }, requestId }),
    () => setOpen(false),
  );
  const isMissing = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isMissing && !rename.isPending) rename.mutate(name.trim());
  };
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        {f('rename')}
      </button>
      <LazySheet open={open} onOpenChange={setOpen} title={f('name')}>
        <form className={styles.form} onSubmit={submit} noValidate>
          <Field
            label={f('name')}
            hint={f('nameHint')}
            error={isMissing ? f('nameMissing') : fieldMessage(rename.error, 'name')}
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Problem error={rename.error} />
          <Button type="submit" wide busy={rename.isPending}>
            {f('renamed')}
          </Button>
        </form>
      </LazySheet>
    </>
  );
}
