import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Visitor } from '../../contract/window.ts';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { isCode, isPhone } from './numbers.ts';
import { nothingShown, ShownPhone } from './ShownPhone.tsx';
import { type OnPaper, WithPaper } from './WithPaper.tsx';

interface StepProps {
  visitor: Visitor;
  onDone: (visitor: Visitor, said: string) => void;
}

/** Another number for somebody who has lost the one of before. */
export function ChangePhone({ visitor, onDone }: StepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [shown, setShown] = useState(nothingShown);
  const change = useMutation({
    mutationFn: (onPaper: OnPaper) =>
      client.call('changePhoneAtWindow', {
        params: { id: visitor.id },
        body: { ...shown, ...onPaper },
      }),
    onSuccess: (changed) => onDone(changed, t('window.phoneChanged')),
  });
  const refused = (field: string) =>
    change.error instanceof Refused ? change.error.field(field) : undefined;
  return (
    <Fold title={t('window.changePhone')} lead={t('window.changePhoneLead')}>
      <WithPaper
        submit={t('window.changePhoneSend')}
        isReady={isPhone(shown.phone) && isCode(shown.code)}
        step={change}
        own={['phone', 'code']}
      >
        {(pressed) => (
          <ShownPhone
            label={t('window.newPhone')}
            purpose="phone_change"
            value={shown}
            onChange={setShown}
            pressed={pressed}
            refused={{ phone: refused('phone'), code: refused('code') }}
          />
        )}
      </WithPaper>
    </Fold>
  );
}
