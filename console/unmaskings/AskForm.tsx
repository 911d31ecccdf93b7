import { Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import { type UnmaskingField, unmaskingFields } from '../../contract/unmaskings.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { FieldError } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Unmask.module.css';
import { useAsking } from './use-unmaskings.ts';

const shortest = 5;

/** What is to be seen, why, and whether a law forbids telling the reporter. */
export function AskForm({ code, onAsked }: { code: string; onAsked: () => void }) {
  const { t } = useWords();
  const [what, setWhat] = useState<readonly UnmaskingField[]>([]);
  const [reason, setReason] = useState('');
  const [silent, setSilent] = useState(false);
  const [untold, setUntold] = useState('');
  const [pressed, setPressed] = useState(false);
  const asking = useAsking(code);
  const isShort = (text: string) => text.trim().length < shortest;
  const refused = (field: string) =>
    asking.error instanceof Refused ? asking.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (what.length === 0 || isShort(reason) || (silent && isShort(untold)) || asking.isPending)
      return;
    const body = { what: [...what], reason: reason.trim() };
    asking.mutate(silent ? { ...body, untold: untold.trim() } : body, { onSuccess: onAsked });
  };
  const short = (text: string, field: string) =>
    pressed && isShort(text) ? t('unmask.missing.words') : refused(field);
  return (
    <form noValidate onSubmit={submit}>
      <p className={stepStyles.lead}>{t('unmask.lead')}</p>
      <div className={stepStyles.fields}>
        <fieldset className={styles.what}>
          <legend>{t('unmask.what')}</legend>
          {unmaskingFields.map((field) => (
            <Checkbox
              key={field}
              checked={what.includes(field)}
              onChange={({ target }) =>
                setWhat(
                  unmaskingFields.filter((one) =>
                    one === field ? target.checked : what.includes(one),
                  ),
                )
              }
            >
              {t(`unmask.fields.${field}`)}
            </Checkbox>
          ))}
          <FieldError>
            {pressed && what.length === 0 ? t('unmask.missing.what') : refused('what')}
          </FieldError>
        </fieldset>
        <TextField
          label={t('unmask.reason')}
          placeholder={t('unmask.reasonHint')}
          maxLength={500}
          value={reason}
          error={short(reason, 'reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        <Checkbox checked={silent} onChange={({ target }) => setSilent(target.checked)}>
          {t('unmask.silent')}
        </Checkbox>
        {silent && (
          <TextField
            label={t('unmask.untold')}
            placeholder={t('unmask.untoldHint')}
            maxLength={500}
            value={untold}
            error={short(untold, 'untold')}
            onChange={(event) => setUntold(event.target.value)}
          />
        )}
        <Refusals error={asking.error} />
      </div>
      <Button type="submit" wide busy={asking.isPending}>
        {t('unmask.ask')}
      </Button>
    </form>
  );
}
