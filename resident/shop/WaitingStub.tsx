import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Redemption } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { CaseStub, StubCode, StubHead } from '../../ui/CaseStub.tsx';
import { isUndecided, Refused } from '../../ui/client.ts';
import { ShopIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { useOnline } from '../../ui/online.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useApi } from '../api.ts';
import { clockTime, dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { forgetPass, keepPass, keptPass } from './kept-pass.ts';
import { slotText } from './ReserveSheet.tsx';
import styles from './Shop.module.css';
import { useCancel } from './use-shop.ts';
import { useShopTexts } from './use-shop-texts.ts';

/** Well before the code runs out, so that none is shown that is not good any more. */
const renewMs = 90_000;

/** What is kept for me, as a stub: the code above the cut only while I show it. */
export function WaitingStub({ redemption }: { redemption: Redemption }) {
  const { say, language } = useTexts();
  const s = useShopTexts();
  const [shown, setShown] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const day = dayText(localDay(redemption.holdUntil), presentMs(), language);
  const when = redemption.slot ? slotText(redemption.slot, language) : s('stub.by', { day });
  return (
    <CaseStub
      raised
      listed
      label={say(redemption.name)}
      head={
        <StubHead
          overline={
            <StateTag state="quiet" icon={<ShopIcon size={15} />}>
              {s('stub.waiting')}
            </StateTag>
          }
          title={say(redemption.name)}
          lines={[`${say(redemption.counter)} · ${redemption.place}`, when]}
        />
      }
    >
      {shown && <Code id={redemption.id} />}
      <div className={styles.acts}>
        <Button onClick={() => setShown(!shown)} kind={shown ? 'outline' : 'primary'}>
          {s(shown ? 'stub.hide' : 'stub.show')}
        </Button>
        <Button kind="quiet" onClick={() => setLeaving(true)}>
          {s('stub.cancel')}
        </Button>
      </div>
      {leaving && <GiveBack redemption={redemption} onClose={() => setLeaving(false)} />}
    </CaseStub>
  );
}

/** A code for the counter, renewed by itself while it is looked at. */
function Code({ id }: { id: string }) {
  const s = useShopTexts();
  const { client } = useApi();
  const online = useOnline();
  const { language } = useTexts();
  const code = useQuery({
    queryKey: [...client.key('showVoucher', { params: { id } }), 'shown'],
    queryFn: async () => {
      const voucher = await client.call('showVoucher', { params: { id } }).catch((error) => {
        // Handed over or given back meanwhile: nothing is shown of it any more.
        if (error instanceof Refused && !isUndecided(error.problem)) forgetPass(id);
        throw error;
      });
      return { ...voucher, kept: keepPass(id, voucher) };
    },
    refetchInterval: renewMs,
    staleTime: 0,
    gcTime: 0,
  });
  const fresh = code.data && Date.parse(code.data.expiresAt) > presentMs() ? code.data : undefined;
  const kept = fresh?.kept ?? keptPass(id, presentMs());
  const time = kept === undefined ? '' : clockTime(kept.until, language);
  const words = () => {
    if (kept === undefined) return online ? '' : s('stub.offline');
    return s(online ? 'stub.fresh' : 'stub.kept', { time });
  };
  return (
    <div className={styles.code} aria-live="polite">
      {kept !== undefined && <QrCode value={kept.shown} label={s('stub.qr')} size={240} />}
      {fresh !== undefined && (
        <>
          <p className={styles.quiet}>{s('stub.aloud')}</p>
          <StubCode size="l">{fresh.digits.replace(/(\d{4})(\d{4})/, '$1 $2')}</StubCode>
        </>
      )}
      <p className={styles.quiet}>{words()}</p>
      <Problem error={code.error} />
    </div>
  );
}

function GiveBack({ redemption, onClose }: { redemption: Redemption; onClose: () => void }) {
  const { say } = useTexts();
  const s = useShopTexts();
  const cancelling = useCancel(redemption.id);
  return (
    <LazySheet
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={s('stub.cancelTitle', { name: say(redemption.name) })}
      description={s(redemption.account === 'own' ? 'stub.cancelLine' : 'stub.cancelLineShared', {
        points: pointsText(redemption.points),
      })}
      footer={
        <div className={styles.acts}>
          <Button kind="outline" onClick={onClose}>
            {s('stub.keep')}
          </Button>
          <Button
            kind="danger"
            busy={cancelling.isPending}
            onClick={() => cancelling.mutate(undefined, { onSuccess: onClose })}
          >
            {s('stub.cancelGo')}
          </Button>
        </div>
      }
    >
      <Problem error={cancelling.error} />
    </LazySheet>
  );
}
