import { ColumnPage } from '../column/ColumnPage.tsx';
import { useWords } from '../language.ts';
import { useStaff } from '../session.ts';
import styles from './account.module.css';
import { ChangePassword } from './ChangePassword.tsx';
import { Devices } from './Devices.tsx';
import { Factors } from './Factors.tsx';

/** How I sign in, and where I am signed in. */
export default function AccountPage() {
  const { t } = useWords();
  const me = useStaff();
  return (
    <ColumnPage title={t('account.heading')} below={<p className={styles.name}>{me.name}</p>}>
      <Factors />
      <ChangePassword />
      <Devices />
    </ColumnPage>
  );
}
