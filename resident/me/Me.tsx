import type { ReactNode } from 'react';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import {
  BellIcon,
  BookIcon,
  ChevronIcon,
  EditIcon,
  HandshakeIcon,
  HomeIcon,
  LockIcon,
  MapIcon,
  PersonIcon,
  PhoneIcon,
  PinIcon,
  SearchIcon,
  SendIcon,
  UsersIcon,
} from '../../ui/icons.tsx';
import { useApi, useMe } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { boardPath, paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Me.module.css';
import { Settings } from './Settings.tsx';
import { SignOut } from './SignOut.tsx';

/** Who I am here, how it looks, what is open to everyone. */
export default function Me() {
  const { t, say } = useTexts();
  const { client, county } = useApi();
  const me = useMe();
  const board = (page: '/rules' | '/bulletin' | '/case') => boardPath(client.county, page);
  return (
    <Screen title={t('me.title')} place="me">
      <Loaded asked={me}>
        {({ name, maskedPhone, community }) => (
          <Card>
            <div className={styles.person}>
              <div className={styles.words}>
                <div className={styles.name}>{name ?? t('me.unnamed')}</div>
                <div className={`figures ${styles.phone}`}>{maskedPhone}</div>
                <div className={styles.quiet}>
                  {community ? say(community) : t('me.noCommunity')}
                </div>
              </div>
              <a className={classes('action-link', styles.edit)} href={paths.profile}>
                <EditIcon size={18} />
                {t('me.edit')}
              </a>
            </div>
          </Card>
        )}
      </Loaded>
      <nav aria-label={t('me.family')} className={styles.links}>
        <Row href={paths.household} icon={<HomeIcon size={20} />} label={t('me.household')} />
      </nav>
      <nav aria-label={t('me.takePart')} className={styles.links}>
        <Row
          href={paths.mediations}
          icon={<HandshakeIcon size={20} />}
          label={t('me.mediations')}
        />
        <Row href={paths.activities} icon={<UsersIcon size={20} />} label={t('me.activities')} />
      </nav>
      <Settings />
      <nav aria-label={t('me.read')} className={styles.links}>
        <Row href={paths.notices} icon={<BellIcon size={20} />} label={t('me.notices')} />
        <Row href={paths.noticeWays} icon={<PhoneIcon size={20} />} label={t('me.noticeWays')} />
        <Row href={paths.feedback} icon={<SendIcon size={20} />} label={t('me.feedback')} />
        <Row href={paths.myData} icon={<PersonIcon size={20} />} label={t('me.myData')} />
        <Row href={paths.devices} icon={<LockIcon size={20} />} label={t('me.devices')} />
        <Row href={board('/rules')} icon={<BookIcon size={20} />} label={t('me.rulebook')} />
        <Row href={board('/bulletin')} icon={<MapIcon size={20} />} label={t('me.bulletin')} />
        <Row href={board('/case')} icon={<SearchIcon size={20} />} label={t('me.lookUp')} />
        <Row href={paths.fieldWork} icon={<PinIcon size={20} />} label={t('me.fieldWork')} />
        <Row
          href={`tel:${county.hotline}`}
          icon={<PhoneIcon size={20} />}
          label={t('me.hotline', { number: county.hotline })}
        />
      </nav>
      <section aria-labelledby="about">
        <h2 id="about" className={styles.heading}>
          {t('me.about')}
        </h2>
        <p className={styles.about}>{t('me.aboutLine')}</p>
      </section>
      <SignOut />
    </Screen>
  );
}

function Row({ href, icon, label }: { href: string; icon: ReactNode; label: string }) {
  return (
    <a className={styles.row} href={href}>
      {icon}
      <span className={styles.words}>{label}</span>
      <ChevronIcon size={18} />
    </a>
  );
}
