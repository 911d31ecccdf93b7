import { Popconfirm } from 'antd';
import type { Offer } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { staleCounters } from './use-counters.ts';

/** Takes no more reservations, or calls off what is reserved as well. */
export function EndOffer({ offer, title }: { offer: Offer; title: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const params = { id: offer.id };
  const closing = useStep(
    (body: { closed: boolean }, requestId) =>
      client.call('closeOffer', { params, body, requestId }),
    { stale: staleCounters },
  );
  const callingOff = useStep(
    (_: { off: true }, requestId) => client.call('callOffOffer', { params, requestId }),
    { stale: staleCounters },
  );
  return (
    <>
      {mayCall(me, 'closeOffer') && (
        <Button
          size="s"
          kind="quiet"
          busy={closing.isPending}
          aria-label={`${t(offer.closed ? 'counters.reopen' : 'counters.shutNow')} ${title}`}
          onClick={() => closing.mutate({ closed: !offer.closed })}
        >
          {t(offer.closed ? 'counters.reopen' : 'counters.shutNow')}
        </Button>
      )}
      {mayCall(me, 'callOffOffer') && (!offer.closed || offer.held > 0) && (
        <Popconfirm
          title={t('counters.callOffSure', { count: offer.held })}
          okText={t('counters.callOffYes')}
          cancelText={t('counters.callOffNo')}
          onConfirm={() => callingOff.mutate({ off: true })}
        >
          <Button
            size="s"
            kind="danger"
            busy={callingOff.isPending}
            aria-label={`${t(offer.slot ? 'counters.callOffSlot' : 'counters.callOffShelf')} ${title}`}
          >
            {t(offer.slot ? 'counters.callOffSlot' : 'counters.callOffShelf')}
          </Button>
        </Popconfirm>
      )}
      <Refusals error={closing.error ?? callingOff.error} />
    </>
  );
}
