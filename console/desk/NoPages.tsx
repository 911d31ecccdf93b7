import { ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BookIcon, StarIcon } from '../../ui/icons.tsx';
import { boardAddress } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { useStaff } from '../session.ts';
import styles from '../states/states.module.css';

/** Somebody without a role, or whose role has no page, signs in all the same: said plainly, with what there is to read. */
export function NoPages() {
  const { t } = useWords();
  const { roles } = useStaff();
  const [held] = roles;
  const title = held
    ? t('denied.pagelessHeading', { role: t(`roles.${held.role}`) })
    : t('denied.nothingHeading');
  usePageHeading(title);
  return (
    <div className={styles.middle}>
      <EmptyState
        drawing={<LampEmpty />}
        title={title}
        line={t('denied.nothingWords')}
        action={
          <div className={styles.pages}>
            <ButtonLink kind="outline" icon={<BookIcon />} href={boardAddress('#/rules')}>
              {t('nav.rulebook')}
            </ButtonLink>
            <ButtonLink kind="outline" icon={<StarIcon />} href={boardAddress('#/bulletin')}>
              {t('nav.bulletin')}
            </ButtonLink>
          </div>
        }
        remark={t(held ? 'denied.pagelessLater' : 'denied.nothingLater')}
        level={1}
      />
    </div>
  );
}
