import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { useStaff } from '../session.ts';
import styles from './account.module.css';
import { ChangePassword } from './ChangePassword.tsx';
import { Devices } from './Devices.tsx';
import { Factors } from './Factors.tsx';

/** How I sign in, and where I am signed in. */
export default function AccountPage() {
  const { t } = useWords();
  const me = useStaff();
  const heading = usePageHeading(t('account.heading'));
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {t('account.heading')}
          </h1>
          <p className={styles.name}>{me.name}</p>
        </header>
        <Factors />
        <ChangePassword />
        <Devices />
      </div>
    </div>
  );
}
