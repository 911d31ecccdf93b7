import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Offer } from '../../contract/rewards.ts';
import { Button } from '../../ui/Button.tsx';
import { InfoIcon } from '../../ui/icons.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import type { Checked } from './check.ts';
import { useCounter } from './context.ts';
import { Page } from './Page.tsx';
import { CodeForm } from './Scan.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

/** Somebody without a phone shows a card: what waits for them, or something at once. */
export function CardPage({ onChecked }: { onChecked: (checked: Checked) => void }) {
  const c = useCounterTexts();
  const { till, online } = useTill();
  const [card, setCard] = useState<string | null>(null);
  const looking = useMutation({ mutationFn: (code: string) => till.lookAtCard(code) });
  const look = async (code: string) => {
    if (code.trim() === '') return;
    const checked = await looking.mutateAsync(code.trim()).catch(() => undefined);
    if (checked === undefined) return;
    if (checked.kind === 'found' && checked.found.length === 0) setCard(code.trim());
    else onChecked(checked);
  };
  return (
    <Page title={c('card.title')} back="#/">
      <p className={styles.quiet}>{c('card.line')}</p>
      {!online && (
        <p className={styles.hint}>
          <InfoIcon size={22} />
          <span>{c('card.offline')}</span>
        </p>
      )}
      <CodeForm
        busy={looking.isPending}
        onCode={look}
        label={c('card.code')}
        hint="XXXX-XXXX-XXXX-XXXX"
      />
      <Problem error={looking.error} />
      {card !== null && online && <ReserveNow card={card} onChecked={onChecked} />}
    </Page>
  );
}

interface ReserveProps {
  card: string;
  onChecked: (checked: Checked) => void;
}

/** Nothing waits: something from the shelf, reserved by the card and known by the code that this printed. */
function ReserveNow({ card, onChecked }: ReserveProps) {
  const c = useCounterTexts();
  const { client, serving } = useCounter();
  const { till } = useTill();
  const requests = useRequestId();
  const counters = useQuery({
    queryKey: client.key('listMyCounters', {}),
    queryFn: ({ signal }) => client.call('listMyCounters', { signal }),
  });
  const here = counters.data?.counters.find(({ id }) => id === serving?.counter);
  const offers = (here?.offers ?? []).filter((one) => !one.closed && one.onHand > one.held);
  const reserving = useMutation({
    mutationFn: async (offer: string) => {
      const body = { card, offer };
      const { code } = await client.call('reserveByCard', { body, requestId: requests.idOf(body) });
      const checked = await till.look(code);
      // Only now: whoever presses again where the look was lost reserves no second one.
      requests.answered();
      return checked;
    },
    onSuccess: onChecked,
    onError: requests.failed,
  });
  return (
    <section className={styles.stack} aria-labelledby="reserve-now">
      <h2 id="reserve-now">{c('card.reserve')}</h2>
      <p className={styles.quiet}>{c('card.reserveLine')}</p>
      <Problem error={reserving.error ?? counters.error} />
      <ul className={styles.lines}>
        {offers.map((offer) => (
          <Shelf
            key={offer.id}
            offer={offer}
            busy={reserving.isPending && reserving.variables === offer.id}
            onPick={() => reserving.mutate(offer.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ShelfProps {
  offer: Offer;
  busy: boolean;
  onPick: () => void;
}

function Shelf({ offer, busy, onPick }: ShelfProps) {
  const { say } = useTexts();
  const c = useCounterTexts();
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <strong>{say(offer.name)}</strong>
        <span className={styles.quiet}>{c('card.left', { count: offer.onHand - offer.held })}</span>
      </div>
      <Button kind="outline" busy={busy} onClick={onPick}>
        {c('card.pick')}
      </Button>
    </li>
  );
}
