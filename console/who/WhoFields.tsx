import { Field } from '../../ui/Field.tsx';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { isByName, type Who } from './who.ts';

interface WhoFieldsProps {
  who: Who;
  /** As the form at hand calls them. */
  labels: { phone: string; phoneHint: string; name: string; home: string };
  /** The name is asked for beside a number as well: the paper has both. */
  isNameAlways?: boolean;
  wrong: (field: keyof Who) => string | undefined;
  onChange: (part: Partial<Who>) => void;
}

/** The phone; the name; and the home of whoever is told by a name alone. */
export function WhoFields({ who, labels, isNameAlways, wrong, onChange }: WhoFieldsProps) {
  return (
    <>
      <Field
        label={labels.phone}
        hint={labels.phoneHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={11}
        value={who.phone}
        error={wrong('phone')}
        onChange={({ target }) => onChange({ phone: target.value })}
      />
      {(isNameAlways || who.phone.trim() === '') && (
        <Field
          label={labels.name}
          autoComplete="off"
          maxLength={40}
          value={who.name}
          error={wrong('name')}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      )}
      {isByName(who) && (
        <AreaField
          label={labels.home}
          error={wrong('home')}
          area={who.home}
          onChange={(home) => onChange({ home })}
        />
      )}
    </>
  );
}
