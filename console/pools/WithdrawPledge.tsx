import { Popconfirm } from 'antd';
import { Button } from '../../ui/Button.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { stalePools } from './use-pools.ts';

/** Takes back what has not come of a pledge. */
export function WithdrawPledge({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const withdrawing = useStep(
    (pledge: string, requestId) =>
      client.call('withdrawPledge', { params: { id: pledge }, requestId }),
    { stale: stalePools },
  );
  return (
    <>
      <Popconfirm
        title={t('pools.pledge.withdrawSure')}
        okText={t('pools.pledge.yes')}
        cancelText={t('pools.pledge.no')}
        onConfirm={() => withdrawing.mutate(id)}
      >
        <Button size="s" kind="quiet" busy={withdrawing.isPending}>
          {t('pools.pledge.withdraw')}
        </Button>
      </Popconfirm>
      <Refusals error={withdrawing.error} />
    </>
  );
}
