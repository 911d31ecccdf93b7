import type { Presence } from '../../contract/activities.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { AreaField } from '../rewards/form/AreaField.tsx';

/** Who came without signing up: by a phone, or by name and home where there is none. */
interface Who {
  phone: string;
  name: string;
  home: string;
}

export const nobody: Who = { phone: '', name: '', home: '' };

const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone.trim());
const isByName = ({ phone, name }: Who) => phone.trim() === '' && name.trim() !== '';

/** What is sent of it; undefined while it says nobody. */
export function whoOf(who: Who): Pick<Presence, 'phone' | 'name' | 'home'> | undefined {
  if (isPhone(who.phone)) return { phone: who.phone.trim() };
  if (!isByName(who) || who.home === '') return undefined;
  return { name: who.name.trim(), home: who.home };
}

interface WalkInProps {
  who: Who;
  missing: (empty: boolean) => string | undefined;
  refused: (field: string) => string | undefined;
  onChange: (who: Who) => void;
}

export function WalkIn({ who, missing, refused, onChange }: WalkInProps) {
  const { t } = useWords();
  const byName = isByName(who);
  return (
    <>
      <Field
        label={t('activities.sheet.who')}
        hint={t('activities.sheet.whoHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        value={who.phone}
        error={missing(!byName && !isPhone(who.phone)) ?? refused('phone')}
        onChange={(event) => onChange({ ...who, phone: event.target.value })}
      />
      {who.phone.trim() === '' && (
        <Field
          label={t('activities.sheet.name')}
          autoComplete="off"
          maxLength={40}
          value={who.name}
          error={refused('name')}
          onChange={(event) => onChange({ ...who, name: event.target.value })}
        />
      )}
      {byName && (
        <AreaField
          label={t('activities.sheet.home')}
          error={missing(who.home === '')}
          area={who.home}
          onChange={(home) => onChange({ ...who, home })}
        />
      )}
    </>
  );
}
