import { useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { RefusalReason } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import styles from './Counter.module.css';
import type { Found } from './check.ts';
import { Page } from './Page.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

/** In the order in which they come up; the contract's list brings its schemas along. */
const reasons = [
  'not_there',
  'spoilt',
  'somebody_else',
  'other',
] as const satisfies readonly RefusalReason[];

/** Nothing is handed over: why, in one press. */
export function Refuse({ found }: { found: Found }) {
  const c = useCounterTexts();
  const { till } = useTill();
  const [failed, setFailed] = useState(false);
  const pressed = useRef(false);
  const refuse = async (reason: RefusalReason) => {
    if (pressed.current) return;
    pressed.current = true;
    try {
      navigate(`/done/${await till.record(found, reason)}`, { replace: true });
    } catch {
      pressed.current = false;
      setFailed(true);
    }
  };
  return (
    <Page title={c('refuse.title')} back="#/found">
      <p className={styles.quiet}>{c('refuse.line')}</p>
      {failed && <Refusal why={c('found.notKept')} />}
      <div className={styles.stack}>
        {reasons.map((reason) => (
          <Button key={reason} kind="outline" size="l" wide onClick={() => void refuse(reason)}>
            {c(`refuse.${reason}`)}
          </Button>
        ))}
      </div>
    </Page>
  );
}
