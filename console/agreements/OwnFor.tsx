import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useDeviceWords } from '../devices.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { AgeGroupFor } from './AgeGroupFor.tsx';
import styles from './Agreements.module.css';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { ProfileFor } from './ProfileFor.tsx';
import { useAct, useLook, usePagedLook, useSaving } from './use-agreed.ts';

/** Their own data: a copy that they take along, who looked, the age group, where they are signed in. */
export function OwnFor({ id }: { id: string }) {
  const { t, say } = useWords();
  const copying = useSaving((client, _: null) =>
    client.download('exportDataFor', { params: { id } }),
  );
  const looks = usePagedLook(
    (client, query) => client.call('listLooksFor', { params: { id }, query }),
    (page) => page.looks,
  );
  return (
    <PartPane heading={t('agreed.own.heading')}>
      <Fold title={t('agreed.own.copy')} lead={t('agreed.own.copyLead')}>
        <Button
          size="s"
          kind="outline"
          busy={copying.isPending}
          onClick={() => copying.mutate(null)}
        >
          {t('agreed.own.copy')}
        </Button>
        <p role="status">
          {copying.data !== undefined && t('agreed.own.copied', { name: copying.data })}
        </p>
        <Refusals error={copying.error} />
      </Fold>
      <Fold title={t('agreed.own.looks')} lead={t('agreed.own.looksLead')}>
        <Looked
          look={looks}
          show={t('agreed.own.looks')}
          rows={looks.rows}
          empty={t('agreed.own.noLooks')}
          keyOf={(look) => look.id}
          pages={looks.pages}
        >
          {(look) => (
            <>
              <LookMoment at={look.at} /> ·{' '}
              {t('agreed.own.look', { by: say(look.by), what: say(look.what) })}
              <br />
              {say(look.why)}
            </>
          )}
        </Looked>
      </Fold>
      <ProfileFor id={id} />
      <AgeGroupFor id={id} />
      <Devices id={id} />
    </PartPane>
  );
}

function LookMoment({ at }: { at: string }) {
  const { language } = useWords();
  const now = useNow();
  return momentInWords(at, now, language);
}

function Devices({ id }: { id: string }) {
  const { t, language } = useWords();
  const now = useNow();
  const deviceWords = useDeviceWords();
  const looking = useLook((client) => client.call('listDevicesFor', { params: { id } }));
  const again = () => looking.mutate();
  const ending = useAct(
    (client, device: string, requestId) =>
      client.call('endDeviceFor', { params: { id, device }, requestId }),
    { line: t('newcomers.done.endDeviceFor'), onDone: again },
  );
  const endingAll = useAct(
    (client, _: null, requestId) => client.call('endDevicesFor', { params: { id }, requestId }),
    {
      line: ({ ended: count }) => t('newcomers.done.endDevicesFor', { count }),
      onDone: again,
    },
  );
  const ended = endingAll.data ?? ending.data;
  return (
    <Fold title={t('agreed.own.devices')} lead={t('agreed.own.devicesLead')}>
      <Looked
        look={looking}
        show={t('agreed.own.showDevices')}
        rows={looking.data?.devices}
        empty={t('agreed.own.noDevices')}
        keyOf={(device) => device.id}
      >
        {(device) => (
          <div className={styles.open}>
            <span>
              {deviceWords(device)} ·{' '}
              {t('agreed.own.device', {
                signedIn: momentInWords(device.signedInAt, now, language),
                seen: momentInWords(device.lastSeenAt, now, language),
              })}
            </span>
            <Button
              size="s"
              kind="outline"
              busy={ending.isPending && ending.variables === device.id}
              onClick={() => ending.mutate(device.id)}
            >
              {t('agreed.own.end')}
            </Button>
          </div>
        )}
      </Looked>
      {(looking.data?.devices.length ?? 0) > 1 && (
        <Button
          size="s"
          kind="outline"
          busy={endingAll.isPending}
          onClick={() => endingAll.mutate(null)}
        >
          {t('agreed.own.endAll')}
        </Button>
      )}
      <p role="status">{ended && t('agreed.own.ended', { count: ended.ended })}</p>
      <Refusals error={ending.error ?? endingAll.error} />
    </Fold>
  );
}
