import type { Presence } from '../../contract/activities.ts';
import { useWords } from '../language.ts';
import { WhoFields } from '../who/WhoFields.tsx';
import { isByName, isPhone, type Who } from '../who/who.ts';

export const nobody: Who = { phone: '', name: '', home: '' };

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

/** Who came without signing up. */
export function WalkIn({ who, missing, refused, onChange }: WalkInProps) {
  const { t } = useWords();
  const wrong = {
    phone: missing(!isByName(who) && !isPhone(who.phone)) ?? refused('phone'),
    name: refused('name'),
    home: missing(who.home === ''),
  };
  return (
    <WhoFields
      who={who}
      labels={{
        phone: t('activities.sheet.who'),
        phoneHint: t('activities.sheet.whoHint'),
        name: t('activities.sheet.name'),
        home: t('activities.sheet.home'),
      }}
      wrong={(field) => wrong[field]}
      onChange={(part) => onChange({ ...who, ...part })}
    />
  );
}
