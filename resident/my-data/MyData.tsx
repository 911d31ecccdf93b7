import type { ReactNode } from 'react';
import {
  BookIcon,
  CheckIcon,
  ChevronIcon,
  DownloadIcon,
  EditIcon,
  EyeIcon,
  PhoneIcon,
  TrashIcon,
} from '../../ui/icons.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** Everything that I can see and do about what is held of me. */
export default function MyData() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  return (
    <Screen title={d('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>{d('lead')}</p>
      <nav aria-label={d('title')} className={styles.links}>
        <Way
          href={paths.myHeld}
          icon={<BookIcon size={20} />}
          label={d('sections.held')}
          line={d('sections.heldLine')}
        />
        <Way
          href={paths.myLooks}
          icon={<EyeIcon size={20} />}
          label={d('sections.looks')}
          line={d('sections.looksLine')}
        />
        <Way
          href={paths.myConsents}
          icon={<CheckIcon size={20} />}
          label={d('sections.consents')}
          line={d('sections.consentsLine')}
        />
        <Way
          href={paths.profile}
          icon={<EditIcon size={20} />}
          label={d('sections.correct')}
          line={d('sections.correctLine')}
        />
        <Way
          href={paths.myPhone}
          icon={<PhoneIcon size={20} />}
          label={d('sections.phone')}
          line={d('sections.phoneLine')}
        />
        <Way
          href={paths.myCopy}
          icon={<DownloadIcon size={20} />}
          label={d('sections.copy')}
          line={d('sections.copyLine')}
        />
        <Way
          href={paths.myErasure}
          icon={<TrashIcon size={20} />}
          label={d('sections.erase')}
          line={d('sections.eraseLine')}
        />
      </nav>
    </Screen>
  );
}

interface WayProps {
  href: string;
  icon: ReactNode;
  label: string;
  line: string;
}

function Way({ href, icon, label, line }: WayProps) {
  return (
    <a className={styles.way} href={href}>
      {icon}
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.quiet}>{line}</span>
      </span>
      <ChevronIcon size={18} />
    </a>
  );
}
