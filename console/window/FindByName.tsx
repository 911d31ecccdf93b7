import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Visitor } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Window.module.css';

interface FindByNameProps {
  onFound: (visitor: Visitor) => void;
  /** Something else is looked for. */
  onAgain?: () => void;
}

/** Somebody whose account has no number any more: by its whole name, or a case that they reported. */
export function FindByName({ onFound, onAgain }: FindByNameProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [wanted, setWanted] = useState('');
  const [pressed, setPressed] = useState(false);
  const find = useMutation({
    mutationFn: () => client.call('findWithoutPhoneAtWindow', { body: { find: wanted.trim() } }),
  });
  const missing = wanted.trim() === '';
  const named = find.error instanceof Refused ? find.error.field('find') : undefined;
  /** The list goes with the choice: what it says of them would soon be of before. */
  const choose = (visitor: Visitor) => {
    find.reset();
    setWanted('');
    onFound(visitor);
  };
  const press = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !find.isPending) find.mutate();
  };
  return (
    <Fold title={t('window.byName')} lead={t('window.byNameLead')}>
      <form className={formStyles.fields} noValidate onSubmit={press}>
        <Field
          label={t('window.fullName')}
          hint={t('window.fullNameHint')}
          autoComplete="off"
          maxLength={40}
          value={wanted}
          error={pressed && missing ? t('window.fullNameMissing') : named}
          onChange={(event) => {
            setPressed(false);
            setWanted(event.target.value);
            find.reset();
            onAgain?.();
          }}
        />
        {named === undefined && <Refusals error={find.error} />}
        <Button type="submit" wide busy={find.isPending}>
          {t('window.findByName')}
        </Button>
        <div role="status" className={styles.found}>
          {find.data?.visitors.length === 0 && (
            <p className={styles.aside}>{t('window.noneByName')}</p>
          )}
          {find.data?.visitors.map((visitor) => (
            <Choice key={visitor.id} visitor={visitor} onChoose={choose} />
          ))}
        </div>
      </form>
    </Fold>
  );
}

interface ChoiceProps {
  visitor: Visitor;
  onChoose: (visitor: Visitor) => void;
}

function Choice({ visitor, onChoose }: ChoiceProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === visitor.area);
  const home = area ? say(area.name) : t('window.noHome');
  const at = momentInWords(visitor.registeredAt, now, language);
  return (
    <Button kind="outline" size="s" onClick={() => onChoose(visitor)}>
      {t('window.choose', { name: visitor.name ?? t('window.unnamed'), home, at })}
    </Button>
  );
}
