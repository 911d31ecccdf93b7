import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { useOnline } from '../../ui/online.ts';
import { useWords } from '../language.ts';

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
