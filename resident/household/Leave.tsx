import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

/** @param last nobody else lives there */
export function Leave({ last }: { last: boolean }) {
  const { t } = useTexts();
  const f = useFamilyTexts();
  const [open, setOpen] = useState(false);
  const leave = useChange((client, _: undefined, requestId) =>
    client.call('leaveHousehold', { requestId }),
  );
  return (
    <>
      <Button kind="quiet" wide onClick={() => setOpen(true)}>
        {f('leave')}
      </Button>
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={f('leaveTitle')}
        description={f(last ? 'leaveLastLine' : 'leaveLine')}
        footer={
          <>
            <Button kind="outline" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button kind="danger" busy={leave.isPending} onClick={() => leave.mutate(undefined)}>
              {f('leave')}
            </Button>
          </>
        }
      >
        <Problem error={leave.error} />
      </LazySheet>
    </>
  );
}
