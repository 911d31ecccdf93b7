import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import styles from './Shop.module.css';
import { useShopTexts } from './use-shop-texts.ts';

/** A card for somebody of mine without a phone: shown once, ended at any time. */
export function CardPart() {
  const s = useShopTexts();
  const { client } = useApi();
  const ending = useMutation({ mutationFn: () => client.call('endMyCard', {}) });
  const making = useMutation({
    mutationFn: () => client.call('makeMyCard', {}),
    onSuccess: () => ending.reset(),
  });
  const card = ending.data === undefined ? making.data : undefined;
  return (
    <Card as="section" label={s('card.title')} className={styles.card}>
      <h2 className={styles.name}>{s('card.title')}</h2>
      <p className={styles.quiet}>{s('card.line')}</p>
      {card && (
        <div className={styles.code} aria-live="polite">
          <QrCode value={card.code} label={s('card.qr')} size={160} />
          <StubCode>{card.code}</StubCode>
          <p className={styles.quiet}>{s('card.once')}</p>
        </div>
      )}
      {ending.data && <p className={styles.quiet}>{s('card.ended')}</p>}
      <div className={styles.acts}>
        <Button kind="outline" busy={making.isPending} onClick={() => making.mutate()}>
          {s(card ? 'card.again' : 'card.make')}
        </Button>
        <Button kind="quiet" busy={ending.isPending} onClick={() => ending.mutate()}>
          {s('card.end')}
        </Button>
      </div>
      <Problem error={making.error ?? ending.error} />
    </Card>
  );
}
