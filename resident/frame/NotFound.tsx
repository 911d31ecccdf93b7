import { ButtonLink } from '../../ui/Button.tsx';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { Screen } from './Screen.tsx';

export default function NotFound() {
  const { t } = useTexts();
  return (
    <Screen title={t('failed.notFoundTitle')} back={{ label: t('back'), href: paths.home }}>
      <EmptyState
        drawing={<LockedHouse />}
        title={t('failed.notFoundTitle')}
        line={t('failed.notFoundLine')}
        action={
          <ButtonLink wide href={paths.home}>
            {t('failed.goHome')}
          </ButtonLink>
        }
      />
    </Screen>
  );
}
