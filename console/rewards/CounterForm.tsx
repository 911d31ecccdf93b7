import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Counter } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { AreaField } from './form/AreaField.tsx';
import { useMerchants } from './use-counters.ts';

const textFields = [
  { name: 'nameZh', at: 'name/zh', longest: 40 },
  { name: 'nameEn', at: 'name/en', longest: 40 },
  { name: 'merchantZh', at: 'merchant/zh', longest: 60 },
  { name: 'merchantEn', at: 'merchant/en', longest: 60 },
  { name: 'place', at: 'place', longest: 100 },
  { name: 'hoursZh', at: 'hours/zh', longest: 60 },
  { name: 'hoursEn', at: 'hours/en', longest: 60 },
] as const;
type TextName = (typeof textFields)[number]['name'];

export type CounterDraft = Record<TextName, string> & {
  area: string;
  staff: readonly string[];
  closed: boolean;
};

const noTexts = Object.fromEntries(textFields.map(({ name }) => [name, ''])) as Record<
  TextName,
  string
>;
export const emptyCounter: CounterDraft = { ...noTexts, area: '', staff: [], closed: false };

export const draftOfCounter = (counter: Counter): CounterDraft => ({
  nameZh: counter.name.zh,
  nameEn: counter.name.en,
  merchantZh: counter.merchant.zh,
  merchantEn: counter.merchant.en,
  place: counter.place,
  hoursZh: counter.hours.zh,
  hoursEn: counter.hours.en,
  area: counter.area,
  staff: counter.staff,
  closed: counter.closed,
});

/** What is sent of a draft, beside its area or whether it is closed. */
export const placeOf = (draft: CounterDraft) => ({
  name: { zh: draft.nameZh.trim(), en: draft.nameEn.trim() },
  merchant: { zh: draft.merchantZh.trim(), en: draft.merchantEn.trim() },
  place: draft.place.trim(),
  hours: { zh: draft.hoursZh.trim(), en: draft.hoursEn.trim() },
  staff: [...draft.staff],
});

interface CounterFormProps {
  draft: CounterDraft;
  onChange: (draft: CounterDraft) => void;
  /** Where it stands is said once. */
  isNew?: boolean;
  sending: { error: unknown; isPending: boolean };
  onSend: () => void;
  onClose?: () => void;
}

/** Where a counter is, who runs it, when it is open, and who serves there. */
export function CounterForm({
  draft,
  onChange,
  isNew,
  sending,
  onSend,
  onClose,
}: CounterFormProps) {
  const { t } = useWords();
  const [pressed, setPressed] = useState(false);
  const shortest = (name: TextName) => (name === 'place' ? 2 : 1);
  const isShort = (name: TextName) => draft[name].trim().length < shortest(name);
  const isComplete = draft.area !== '' && !textFields.some(({ name }) => isShort(name));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isComplete && !sending.isPending) onSend();
  };
  const refused = (field: string) =>
    sending.error instanceof Refused ? sending.error.field(field) : undefined;
  return (
    <form noValidate onSubmit={submit} className={cardStyles.card}>
      {isNew && (
        <AreaField
          label={t('counters.form.area')}
          error={pressed && draft.area === '' ? t('counters.form.missingArea') : refused('area')}
          area={draft.area}
          onChange={(area) => onChange({ ...draft, area })}
        />
      )}
      <div className={cardStyles.pair}>
        {textFields.map(({ name, at, longest }) => (
          <Field
            key={name}
            label={t(`counters.form.${name}`)}
            maxLength={longest}
            value={draft[name]}
            error={pressed && isShort(name) ? t('counters.form.missingText') : refused(at)}
            onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
          />
        ))}
      </div>
      <StaffField
        staff={draft.staff}
        error={refused('staff')}
        onChange={(staff) => onChange({ ...draft, staff })}
      />
      {!isNew && (
        <label className={cardStyles.choice}>
          <input
            type="checkbox"
            checked={draft.closed}
            onChange={(event) => onChange({ ...draft, closed: event.target.checked })}
          />
          {t('counters.form.closed')}
        </label>
      )}
      <Refusals error={sending.error} />
      <div className={cardStyles.buttons}>
        <Button type="submit" busy={sending.isPending}>
          {t(isNew ? 'counters.form.open' : 'counters.form.save')}
        </Button>
        {onClose && (
          <Button kind="quiet" onClick={onClose}>
            {t('rewards.form.close')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface StaffFieldProps {
  staff: readonly string[];
  error: string | undefined;
  onChange: (staff: string[]) => void;
}

function StaffField({ staff, error, onChange }: StaffFieldProps) {
  const { t } = useWords();
  const merchants = useMerchants();
  return (
    <Labelled label={t('counters.form.staff')} hint={t('counters.form.staffHint')} error={error}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          className={fieldStyles.full ?? ''}
          loading={merchants.isFetching}
          value={[...staff]}
          placeholder={t('counters.nobody')}
          options={(merchants.data?.merchants ?? []).map((one) => ({
            value: one.id,
            label: one.name,
          }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
