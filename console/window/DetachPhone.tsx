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

/** For whoever was given a number that somebody else signs in by: it is taken off that account. */
export function DetachPhone({ visitor, onDone }: StepProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [shown, setShown] = useState(nothingShown);
  const detach = useMutation({
    mutationFn: (onPaper: OnPaper) =>
      client.call('detachPhoneAtWindow', {
        params: { id: visitor.id },
        body: { ...shown, ...onPaper },
      }),
    onSuccess: (detached) => onDone(detached, t('window.phoneDetached')),
  });
  const refused = (field: string) =>
    detach.error instanceof Refused ? detach.error.field(field) : undefined;
  return (
    <Fold title={t('window.detach')} lead={t('window.detachLead')}>
      <WithPaper
        submit={t('window.detachSend')}
        isReady={isPhone(shown.phone) && isCode(shown.code)}
        step={detach}
        own={['phone', 'code']}
      >
        {(pressed) => (
          <ShownPhone
            label={t('window.detachPhone')}
            purpose="phone_release"
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
