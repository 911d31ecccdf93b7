import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { LockedHouse } from '../../ui/drawings/LockedHouse.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { type Page, pageRoutes, pagesOf, rolesFor } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from '../states/states.module.css';

/** Not this role's page: whose it is, who the reader is, and the way back. */
export function Denied({ page }: { page: Page }) {
  const { t, say } = useWords();
  const me = useStaff();
  const [, go] = useLocation();
  usePageHeading(t(`nav.${page}`));
  const joiner = t('denied.joiner');
  const roles = rolesFor(pageRoutes[page]).map((role) => t(`roles.${role}`));
  const mine = me.roles.map(({ role, areaName }) =>
    t('denied.roleIn', { role: t(`roles.${role}`), area: say(areaName) }),
  );
  const back = (
    <Button kind="outline" onClick={() => go('/')}>
      {t('denied.back')}
    </Button>
  );
  return (
    <div className={styles.middle}>
      <EmptyState
        drawing={<LockedHouse />}
        title={t('denied.heading', { roles: roles.join(joiner) })}
        line={t('denied.words', { mine: mine.join(joiner) })}
        action={pagesOf(me).length > 0 ? back : undefined}
        remark={t('denied.ask')}
        level={1}
      />
    </div>
  );
}
