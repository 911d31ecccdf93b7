import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Paper, Visitor } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { SignaturePad } from '../../ui/SignaturePad.tsx';
import { isSigned } from '../../ui/signed.ts';
import { dayText, localDay } from '../dates.ts';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { PaperField } from './PaperField.tsx';
import { useAgreeing } from './use-agreeing.ts';
import { useFieldTexts } from './use-field-texts.ts';

/** An account without a number is found by its whole name or one of its cases; its owner signs on the phone. */
export function AgreeBySignature() {
  const f = useFieldTexts();
  const { client } = useField();
  const [wanted, setWanted] = useState('');
  const [pressed, setPressed] = useState(false);
  const [chosen, choose] = useState<Visitor>();
  const finding = useMutation({
    mutationFn: (find: string) => client.call('findWithoutPhoneAtWindow', { body: { find } }),
  });
  const missing = wanted.trim() === '';
  const find = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !finding.isPending) finding.mutate(wanted.trim());
  };
  return (
    <>
      <form className={styles.stack} noValidate onSubmit={find}>
        <Field
          label={f('agree.fullName')}
          hint={f('agree.fullNameHint')}
          autoComplete="off"
          maxLength={40}
          value={wanted}
          error={
            pressed && missing ? f('agree.fullNameMissing') : fieldMessage(finding.error, 'find')
          }
          onChange={(event) => {
            setWanted(event.target.value);
            // Who was found before is not who is meant now.
            choose(undefined);
            finding.reset();
          }}
        />
        <Problem error={finding.error} />
        <Button type="submit" kind="outline" size="l" wide busy={finding.isPending}>
          {f('agree.find')}
        </Button>
        <div role="status">{finding.data?.visitors.length === 0 && f('agree.nobody')}</div>
      </form>
      {chosen === undefined &&
        finding.data?.visitors.map((visitor) => (
          <Choice key={visitor.id} visitor={visitor} onChoose={choose} />
        ))}
      {chosen !== undefined && <Signing key={chosen.id} visitor={chosen} name={wanted.trim()} />}
    </>
  );
}

interface ChoiceProps {
  visitor: Visitor;
  onChoose: (visitor: Visitor) => void;
}

/** Namesakes are told apart by the day on which they came. */
function Choice({ visitor, onChoose }: ChoiceProps) {
  const f = useFieldTexts();
  const { language } = useTexts();
  const now = useNow();
  const day = dayText(localDay(visitor.registeredAt), now, language);
  return (
    <Button kind="outline" wide onClick={() => onChoose(visitor)}>
      {f('agree.choose', { day })}
    </Button>
  );
}

function Signing({ visitor, name }: { visitor: Visitor; name: string }) {
  const f = useFieldTexts();
  const [path, setPath] = useState('');
  const [paper, setPaper] = useState<Paper>('id_card');
  const [pressed, setPressed] = useState(false);
  const agreeing = useAgreeing();
  const lead = f('agree.sign', { name });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isSigned(path) && !agreeing.isPending)
      agreeing.mutate({ paper, visitor: visitor.id, signature: path });
  };
  return (
    <form className={styles.stack} noValidate onSubmit={submit}>
      <p>{lead}</p>
      <SignaturePad label={lead} path={path} onChange={setPath} />
      {path !== '' && (
        <Button kind="quiet" wide onClick={() => setPath('')}>
          {f('agree.signAgain')}
        </Button>
      )}
      {pressed && !isSigned(path) && <Refusal why={f('agree.signEmpty')} />}
      <PaperField paper={paper} onChange={setPaper} />
      <Problem error={agreeing.error} />
      <Button type="submit" size="l" wide busy={agreeing.isPending}>
        {f('agree.send')}
      </Button>
    </form>
  );
}
