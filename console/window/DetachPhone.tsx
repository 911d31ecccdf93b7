import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { isCode, isPhone } from './numbers.ts';
import { nothingShown, ShownPhone } from './ShownPhone.tsx';
import { useWindowCode } from './use-window-code.ts';
import { type OnPaper, WithPaper } from './WithPaper.tsx';

/** For whoever was given a number that somebody else signs in by: it is taken off, and nobody is shown. */
export function DetachPhone({ onDone }: { onDone: (said: string) => void }) {
  const { t } = useWords();
  const sending = useWindowCode('phone_release');
  const { client } = useCounty();
  const [shown, setShown] = useState(nothingShown);
  const [owner, setOwner] = useState('');
  const detach = useMutation({
    mutationFn: (onPaper: OnPaper) =>
      client.call('detachPhoneAtWindow', {
        body: { ...shown, ...(owner.trim() === '' ? {} : { owner: owner.trim() }), ...onPaper },
      }),
    onSuccess: () => onDone(t('window.phoneDetached')),
  });
  const refused = (field: string) =>
    detach.error instanceof Refused ? detach.error.field(field) : undefined;
  return (
    <Fold title={t('window.detach')} lead={t('window.detachLead')}>
      <WithPaper
        submit={t('window.detachSend')}
        isReady={isPhone(shown.phone) && isCode(shown.code)}
        step={detach}
        own={['phone', 'code', 'owner']}
      >
        {(pressed) => (
          <>
            <ShownPhone
              label={t('window.detachPhone')}
              sending={sending}
              value={shown}
              onChange={setShown}
              pressed={pressed}
              refused={{ phone: refused('phone'), code: refused('code') }}
            />
            <Field
              label={t('window.owner')}
              hint={t('window.ownerHint')}
              autoComplete="off"
              maxLength={40}
              value={owner}
              error={refused('owner')}
              onChange={(event) => setOwner(event.target.value)}
            />
          </>
        )}
      </WithPaper>
    </Fold>
  );
}
