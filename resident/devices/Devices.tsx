import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Device } from '../../contract/devices.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useAnswer, useApi } from '../api.ts';
import { agoWords } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import styles from './Devices.module.css';

/** Where I am signed in; one phone or all others can be signed out from here. */
export default function Devices() {
  const { t } = useTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const mine = useAnswer('listMyDevices', {});
  const settled = () => queries.invalidateQueries({ queryKey: client.key('listMyDevices', {}) });
  const ending = useMutation({
    mutationFn: (id: string) => client.call('endMyDevice', { params: { id } }),
    onSettled: settled,
  });
  const endingOthers = useMutation({
    mutationFn: () => client.call('endMyOtherDevices', {}),
    onSettled: settled,
  });
  return (
    <Screen title={t('devices.title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>{t('devices.lead')}</p>
      <Loaded asked={mine}>
        {({ devices }) => (
          <>
            <ul className={styles.list}>
              {devices.map((device) => (
                <li key={device.id}>
                  <OneDevice
                    device={device}
                    busy={ending.isPending && ending.variables === device.id}
                    end={() => ending.mutate(device.id)}
                  />
                </li>
              ))}
            </ul>
            <Problem error={ending.error ?? endingOthers.error} />
            {devices.length > 1 && (
              <Button
                kind="outline"
                wide
                busy={endingOthers.isPending}
                onClick={() => endingOthers.mutate()}
              >
                {t('devices.endOthers')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

interface OneDeviceProps {
  device: Device;
  busy: boolean;
  end: () => void;
}

function OneDevice({ device, busy, end }: OneDeviceProps) {
  const { t, language } = useTexts();
  const word = useWords();
  const now = useNow();
  const name = t('devices.device', {
    browser: t(`devices.browsers.${device.browser}`),
    system: t(`devices.systems.${device.system}`),
  });
  return (
    <Card>
      <div className={styles.device}>
        <div className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.when}>
            {device.here
              ? t('devices.here')
              : t('devices.seen', { when: word(agoWords(device.lastSeenAt, now, language)) })}
          </span>
          <span className={styles.when}>
            {t('devices.since', { when: word(agoWords(device.signedInAt, now, language)) })}
          </span>
        </div>
        {!device.here && (
          <Button
            kind="outline"
            busy={busy}
            aria-label={t('devices.endNamed', { name })}
            onClick={end}
          >
            {t('devices.end')}
          </Button>
        )}
      </div>
    </Card>
  );
}
