import { ButtonLink } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useApi } from '../api.ts';
import { useSettlementTexts } from './use-settlements.ts';

/** Nobody of staff is signed in in this browser, or somebody who is no merchant. */
export const isStranger = (error: unknown): boolean =>
  error instanceof Refused && (error.problem.status === 401 || error.problem.status === 403);

export function ForMerchants() {
  const s = useSettlementTexts();
  const { county } = useApi();
  return (
    <EmptyState
      drawing={<LockedHouse />}
      title={s('staffTitle')}
      line={s('staffLine')}
      action={<ButtonLink href={`/console/?county=${county.county}`}>{s('staffGo')}</ButtonLink>}
    />
  );
}
