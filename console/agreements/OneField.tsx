import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';

interface OneFieldProps {
  step: {
    mutate: (typed: string, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    isSuccess: boolean;
    error: Error | null;
  };
  label: string;
  send: string;
  most?: number;
  /** How a number looks that is typed, and what is said where it does not; left out: words are typed. */
  number?: { fits: RegExp; lacks: string };
}

/** A step that takes a name or a number, and may be taken again with another one. */
export function OneField({ step, label, send, most = 20, number }: OneFieldProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [pressed, setPressed] = useState(false);
  const { fits, lacks } = number ?? { fits: /\S/, lacks: t('agreements.cases.wordsMissing') };
  const missing = !fits.test(typed.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || step.isPending) return;
    step.mutate(typed.trim(), {
      onSuccess: () => {
        setTyped('');
        setPressed(false);
      },
    });
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Field
        label={label}
        autoComplete="off"
        {...(number ? { inputMode: 'numeric' as const } : {})}
        maxLength={most}
        value={typed}
        error={pressed && missing ? lacks : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Refusals error={step.error} />
      <p role="status">{step.isSuccess && !pressed && t('agreed.home.done')}</p>
      <Button type="submit" size="s" kind="outline" busy={step.isPending}>
        {send}
      </Button>
    </form>
  );
}
