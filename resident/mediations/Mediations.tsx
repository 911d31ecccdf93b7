import type { Answer } from '../../ui/client.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Mediations.module.css';
import { MediationTag } from './MediationTag.tsx';
import { useMediationTexts, useMyMediations } from './use-mediations.ts';

type Mine = Answer<'listMyMediations'>['mediations'][number];

/** Every mediation I have to do with, and the way to become a mediator. */
export default function Mediations() {
  const { t } = useTexts();
  const m = useMediationTexts();
  const asked = useMyMediations();
  return (
    <Screen title={m('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>{m('lead')}</p>
      <Loaded asked={asked}>
        {({ mediations }) =>
          mediations.length === 0 ? (
            <EmptyState drawing={<LampEmpty />} title={m('empty')} line={m('emptyLine')} />
          ) : (
            <>
              <Group
                heading={m('asParty')}
                files={mediations.filter(({ role }) => role === 'party')}
              />
              <Group
                heading={m('asMediator')}
                files={mediations.filter(({ role }) => role === 'mediator')}
              />
            </>
          )
        }
      </Loaded>
      <a className={styles.link} href={paths.mediator}>
        <span>
          <span className={styles.name}>{m('become')}</span>
          <br />
          <span className={styles.quiet}>{m('becomeLine')}</span>
        </span>
        <ChevronIcon size={18} />
      </a>
    </Screen>
  );
}

function Group({ heading, files }: { heading: string; files: readonly Mine[] }) {
  if (files.length === 0) return null;
  return (
    <section aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      <ul className={styles.rows}>
        {files.map((file) => (
          <li key={file.id}>
            <Row file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ file }: { file: Mine }) {
  const { say } = useTexts();
  const m = useMediationTexts();
  return (
    <a className={styles.row} href={paths.mediation(file.id)}>
      <span className={styles.name}>
        {m(`kinds.${file.kind}`)} · {file.names.join(' · ')}
      </span>
      <span className={styles.quiet}>
        {say(file.number)} ·{' '}
        {file.mediator === null ? m('noMediator') : m('mediator', { name: file.mediator })}
      </span>
      <span className={styles.tags}>
        <MediationTag state={file.state} />
        {file.waits && <StateTag state="quiet">{m('waits')}</StateTag>}
      </span>
    </a>
  );
}
