import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { DeviceRows } from '../account/Devices.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import stepStyles from '../split/step.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './staff.module.css';

/** Where somebody is signed in, for the security officer, who can end all of it. */
export function DevicesOf({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const queries = useQueryClient();
  const params = { id };
  const key = client.key('listDevicesOfStaff', { params });
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => client.call('listDevicesOfStaff', { params, signal }),
  });
  const ending = useMutation({
    mutationFn: () => client.call('endDevicesOfStaff', { params }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const devices = found.data?.devices ?? [];
  return (
    <section className={stepStyles.pane} aria-labelledby="devices-of">
      <h2 className={stepStyles.heading} id="devices-of">
        {t('staff.devices')}
      </h2>
      {found.isPending && <Skeleton label={t('staff.devicesLoading')} rows={2} />}
      {found.isError && <Failed error={found.error} retry={() => found.refetch()} />}
      {found.data && devices.length === 0 && (
        <p className={stepStyles.lead}>{t('staff.noDevices')}</p>
      )}
      <DeviceRows devices={devices} />
      <Refusals error={ending.error} />
      {devices.length > 0 && (
        <div className={styles.buttons}>
          <Button size="s" kind="danger" busy={ending.isPending} onClick={() => ending.mutate()}>
            {t('staff.endAll')}
          </Button>
        </div>
      )}
    </section>
  );
}
