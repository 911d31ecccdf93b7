import type { Device } from '../contract/devices.ts';
import { useWords } from './language.ts';

/** "Chrome · Windows": as much as anybody needs to know their own again. */
export function useDeviceWords() {
  const { t } = useWords();
  return ({ browser, system }: Pick<Device, 'browser' | 'system'>) =>
    t('account.device', { browser: t(`browsers.${browser}`), system: t(`systems.${system}`) });
}
