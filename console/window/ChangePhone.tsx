import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Visitor } from '../../contract/window.ts';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { KnownWell, knownOf, nothingKnown } from './KnownWell.tsx';
import { isCode, isPhone } from './numbers.ts';
import { nothingShown, ShownPhone } from './ShownPhone.tsx';
import { useWindowCode } from './use-window-code.ts';
import { type OnPaper, WithPaper } from './WithPaper.tsx';

interface StepProps {
  visitor: Visitor;
  onDone: (visitor: Visitor, said: string) => void;
}

/** Another number for somebody who has lost the one of before. */
export function ChangePhone({ visitor, onDone }: StepProps) {
  const { t } = useWords();
  const sending = useWindowCode('phone_change');
  const { client } = useCounty();
  const [shown, setShown] = useState(nothingShown);
  const [known, setKnown] = useState(nothingKnown);
  const isFound = visitor.phoneDetachedAt !== null;
  const change = useMutation({
    mutationFn: (onPaper: OnPaper) =>
      client.call('changePhoneAtWindow', {
        params: { id: visitor.id },
        body: { ...shown, ...(isFound ? knownOf(known) : {}), ...onPaper },
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
        own={['phone', 'code', 'caseCode']}
      >
        {(pressed) => (
          <>
            {isFound && (
              <KnownWell
                visitor={visitor}
                value={known}
                onChange={setKnown}
                refused={refused('caseCode')}
              />
            )}
            <ShownPhone
              label={t('window.newPhone')}
              sending={sending}
              value={shown}
              onChange={setShown}
              pressed={pressed}
              refused={{ phone: refused('phone'), code: refused('code') }}
            />
          </>
        )}
      </WithPaper>
    </Fold>
  );
}
