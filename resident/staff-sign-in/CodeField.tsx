import { Field } from '../../ui/Field.tsx';
import { useSignInTexts } from './use-sign-in-texts.ts';

interface Props {
  code: string;
  onChange: (code: string) => void;
}

/** The second factor, as it is read off another app or a sheet of paper. */
export function CodeField({ code, onChange }: Props) {
  const s = useSignInTexts();
  return (
    <Field
      label={s('code')}
      hint={s('codeHint')}
      value={code}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="one-time-code"
      inputMode="numeric"
      required
    />
  );
}
