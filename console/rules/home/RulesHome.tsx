import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { LampEmpty } from '../../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { AlertIcon, EditIcon, HourglassIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../../ui/StateTag.tsx';
import { dateInWords, momentInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { usePageHeading } from '../../page-heading.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { useKeyCap, useShortcuts } from '../../shortcuts.ts';
import { Failed } from '../../states/Failed.tsx';
import type { DraftSummary, Rulebooks, Version } from '../types.ts';
import { useRulebooks } from '../use-rulebooks.ts';
import styles from './home.module.css';
import { NewDraft } from './NewDraft.tsx';

/** Drafts being written and every version there ever was. */
export function RulesHome() {
  const { t } = useWords();
  const heading = usePageHeading(t('rules.heading'));
  const books = useRulebooks();
  const mayWrite = mayCall(useStaff(), 'createRuleDraft');
  const capped = useKeyCap();
  const [begins, setBegins] = useState(false);
  useShortcuts(mayWrite ? { n: () => setBegins(true) } : {});
  return (
    <section className={styles.page} aria-label={t('rules.heading')}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.heading} ref={heading} tabIndex={-1}>
            {t('rules.heading')}
          </h1>
          <p className={styles.lead}>{t('rules.lead')}</p>
        </div>
        {mayWrite ? (
          <Button
            icon={<PlusIcon size={18} />}
            keyCap={capped('N')}
            aria-keyshortcuts="n"
            onClick={() => setBegins(true)}
          >
            {t('rules.home.begin')}
          </Button>
        ) : (
          <p className={styles.readOnly}>{t('rules.home.readOnly')}</p>
        )}
      </header>
      <div className={styles.body}>
        {books.isPending && <Skeleton label={t('rules.loading')} rows={6} />}
        {books.isError && <Failed error={books.error} retry={() => books.refetch()} />}
        {books.data && begins && <NewDraft books={books.data} close={() => setBegins(false)} />}
        {books.data && <Books books={books.data} />}
      </div>
    </section>
  );
}

function Books({ books: { drafts, versions } }: { books: Rulebooks }) {
  const { t } = useWords();
  return (
    <>
      <section className={styles.part} aria-labelledby="drafts">
        <h2 className={styles.subheading} id="drafts">
          {t('rules.home.drafts')}
        </h2>
        {drafts.length === 0 ? (
          <EmptyState
            drawing={<LampEmpty />}
            title={t('rules.home.noDrafts')}
            line={t('rules.home.noDraftsWords')}
          />
        ) : (
          <ul className={styles.rows}>
            {drafts.map((draft) => (
              <DraftRow key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </section>
      <section className={styles.part} aria-labelledby="versions">
        <h2 className={styles.subheading} id="versions">
          {t('rules.home.versions')}
        </h2>
        <ul className={styles.rows}>
          {versions.map((version) => (
            <VersionRow key={version.version} version={version} />
          ))}
        </ul>
      </section>
    </>
  );
}

const draftTags: Record<DraftSummary['state'], TagState> = {
  open: 'provisional',
  waiting: 'scheduled',
  returned: 'reversed',
  published: 'settled',
};

/** Where the state's own drawing would say something else: a pen for writing, the glass for waiting. */
const draftDrawings: Partial<Record<DraftSummary['state'], ReactNode>> = {
  open: <EditIcon size={15} />,
  waiting: <HourglassIcon size={15} />,
};

function DraftRow({ draft }: { draft: DraftSummary }) {
  const { t, language } = useWords();
  const now = useNow();
  const { asked, basedOn, corrects, overtakenBy } = draft;
  const when = momentInWords(draft.editedAt, now, language);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Link href={`/rules/draft/${draft.id}`} className={`${styles.title} stretched`}>
          {draft.name}
        </Link>
        <StateTag state={draftTags[draft.state]} icon={draftDrawings[draft.state]}>
          {t(`rules.states.${draft.state}`)}
        </StateTag>
      </div>
      <p className={styles.meta}>
        <span>{t('rules.home.editedBy', { who: draft.editedBy, when })}</span>
        <span>{t('rules.home.rules', { count: draft.rules })}</span>
        {corrects !== null && <span>{t('rules.home.corrects', { version: corrects })}</span>}
        {corrects === null && basedOn !== null && (
          <span>{t('rules.home.basedOn', { version: basedOn })}</span>
        )}
      </p>
      {overtakenBy !== null && (
        <p className={styles.overtaken}>
          <AlertIcon size={15} />
          {t('rules.home.overtaken', { version: overtakenBy.version })}
        </p>
      )}
      {asked !== null && (
        <p className={styles.asked}>
          {t('rules.publication.asked', {
            who: asked.by,
            date: dateInWords(asked.effectiveFrom, language),
          })}
          <q className={styles.note}>{asked.note}</q>
        </p>
      )}
    </li>
  );
}

export const versionTags: Record<Version['state'], TagState> = {
  past: 'quiet',
  in_force: 'settled',
  coming: 'scheduled',
  passed_over: 'reversed',
};

function VersionRow({ version: one }: { version: Version }) {
  const { t, say, language } = useWords();
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Link href={`/rules/version/${one.version}`} className={`${styles.title} stretched`}>
          {t('rules.home.version', { version: one.version })} · {say(one.title)}
        </Link>
        <StateTag state={versionTags[one.state]}>{t(`rules.versionStates.${one.state}`)}</StateTag>
      </div>
      <p className={styles.meta}>
        <span>{t('rules.home.from', { date: dateInWords(one.effectiveFrom, language) })}</span>
        <span>{t('rules.home.rules', { count: one.rules })}</span>
        <span>
          {one.askedBy !== null && one.publishedBy !== null
            ? t('rules.home.publishedBy', { asked: one.askedBy, published: one.publishedBy })
            : t('rules.home.firstBook')}
        </span>
        {one.corrects !== null && (
          <span>{t('rules.home.corrects', { version: one.corrects })}</span>
        )}
      </p>
      {one.note !== null && (
        <p className={styles.asked}>
          <q className={styles.note}>{one.note}</q>
        </p>
      )}
    </li>
  );
}
