import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { useWords } from '../language.ts';
import { useOnline } from './online.ts';

/** Above every page, for as long as there is no network. */
export function OfflineNote() {
  const { t } = useWords();
  if (useOnline()) return null;
  return (
    <OfflineBand>
      <strong>{t('states.offline')}</strong>
      {' · '}
      {t('states.offlineWords')}
    </OfflineBand>
  );
}
