import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Device } from '../../contract/devices.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useDeviceWords } from '../devices.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './account.module.css';

/** Where I am signed in; one device or all others can be signed out from here. */
export function Devices() {
  const { t } = useWords();
  const { client } = useCounty();
  const queries = useQueryClient();
  const mine = useQuery({
    queryKey: client.key('listMyStaffDevices'),
    queryFn: ({ signal }) => client.call('listMyStaffDevices', { signal }),
  });
  const changed = {
    onSettled: () => queries.invalidateQueries({ queryKey: client.key('listMyStaffDevices') }),
  };
  const ending = useMutation({
    mutationFn: (id: string) => client.call('endMyStaffDevice', { params: { id } }),
    ...changed,
  });
  const endingOthers = useMutation({
    mutationFn: () => client.call('endMyOtherStaffDevices', {}),
    ...changed,
  });
  const devices = mine.data?.devices ?? [];
  return (
    <section className={columnStyles.pane} aria-labelledby="devices">
      <h2 className={columnStyles.heading} id="devices">
        {t('account.devices')}
      </h2>
      <p className={columnStyles.lead}>{t('account.devicesLead')}</p>
      {mine.isPending && <Skeleton label={t('account.loading')} rows={3} />}
      {mine.isError && <Failed error={mine.error} retry={() => mine.refetch()} />}
      <DeviceRows
        devices={devices}
        end={ending.mutate}
        ending={ending.isPending ? ending.variables : undefined}
      />
      <Refusals error={ending.error ?? endingOthers.error} />
      {devices.length > 1 && (
        <div className={columnStyles.buttons}>
          <Button
            size="s"
            kind="outline"
            busy={endingOthers.isPending}
            onClick={() => endingOthers.mutate()}
          >
            {t('account.endOthers')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface DeviceRowsProps {
  devices: readonly Device[];
  /** Without it the rows are only read. */
  end?: (id: string) => void;
  ending?: string | undefined;
}

/** One line for each device, coarse as it is kept. */
export function DeviceRows({ devices, end, ending }: DeviceRowsProps) {
  const { t, language } = useWords();
  const now = useNow();
  const deviceWords = useDeviceWords();
  return (
    <ul className={columnStyles.rows}>
      {devices.map(({ id, here, signedInAt, lastSeenAt, ...device }) => (
        <li key={id} className={columnStyles.row}>
          <span className={columnStyles.what}>
            <strong>
              {deviceWords(device)}
              {here && <span className={styles.here}>{t('account.here')}</span>}
            </strong>
            <span className={columnStyles.when}>
              {t('account.deviceTimes', {
                at: momentInWords(signedInAt, now, language),
                seen: momentInWords(lastSeenAt, now, language),
              })}
            </span>
          </span>
          {end && !here && (
            <Button
              size="s"
              kind="outline"
              busy={ending === id}
              aria-label={t('account.endNamed', { what: deviceWords(device) })}
              onClick={() => end(id)}
            >
              {t('account.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
