import { Link } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { BackIcon, DownloadIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { dateInWords, momentInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { usePageHeading } from '../../page-heading.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { Failed } from '../../states/Failed.tsx';
import { Refusals } from '../../states/Refusals.tsx';
import { downloadBook } from '../book-file.ts';
import { chaptersOf } from '../rule-edits.ts';
import type { Book, Version } from '../types.ts';
import { useReading, useVersion } from '../use-rulebooks.ts';
import styles from './home.module.css';
import { useCreateDraft } from './NewDraft.tsx';
import { versionTags } from './RulesHome.tsx';

/** A published version, as residents read it. */
export function VersionPage({ version }: { version: number }) {
  const { t } = useWords();
  const one = useVersion(version);
  const heading = usePageHeading(t('rules.versionPage.heading', { version }));
  return (
    <section className={styles.page} aria-label={t('rules.versionPage.heading', { version })}>
      <header className={styles.head}>
        <div>
          <Link href="/rules" className={styles.back}>
            <BackIcon size={18} />
            {t('rules.draft.back')}
          </Link>
          <h1 className={styles.heading} ref={heading} tabIndex={-1}>
            {t('rules.versionPage.heading', { version })}
            {one.data && (
              <StateTag state={versionTags[one.data.state]}>
                {t(`rules.versionStates.${one.data.state}`)}
              </StateTag>
            )}
          </h1>
        </div>
        {one.data && <Actions version={one.data} book={one.data.document} />}
      </header>
      <div className={styles.body}>
        {one.isPending && <Skeleton label={t('rules.loading')} rows={6} />}
        {one.isError && <Failed error={one.error} retry={() => one.refetch()} />}
        {one.data && <Facts version={one.data} />}
        {one.data && <BookText book={one.data.document} />}
      </div>
    </section>
  );
}

function Actions({ version: { version }, book }: { version: Version; book: Book }) {
  const { t, say } = useWords();
  const creating = useCreateDraft();
  const mayWrite = mayCall(useStaff(), 'createRuleDraft');
  const begin = (name: string, corrects: boolean) =>
    creating.mutate({ name, from: 'version', version, ...(corrects ? { corrects: version } : {}) });
  const name = `${say(book.title)} ${version}`;
  return (
    <div className={styles.buttons}>
      <Button
        kind="quiet"
        size="s"
        icon={<DownloadIcon size={17} />}
        onClick={() => downloadBook(name, book)}
      >
        {t('rules.versionPage.export')}
      </Button>
      {mayWrite && (
        <>
          <Button
            kind="outline"
            size="s"
            busy={creating.isPending}
            onClick={() => begin(t('rules.versionPage.correctName', { version }), true)}
          >
            {t('rules.versionPage.correct')}
          </Button>
          <Button
            size="s"
            busy={creating.isPending}
            onClick={() => begin(t('rules.versionPage.copyName', { version }), false)}
          >
            {t('rules.versionPage.copy')}
          </Button>
        </>
      )}
      <Refusals error={creating.error} />
    </div>
  );
}

function Facts({ version: one }: { version: Version }) {
  const { t, language } = useWords();
  const now = useNow();
  const mayCorrect = mayCall(useStaff(), 'askCorrection') && one.state !== 'coming';
  const people =
    one.askedBy !== null && one.publishedBy !== null
      ? t('rules.home.publishedBy', { asked: one.askedBy, published: one.publishedBy })
      : t('rules.home.firstBook');
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('rules.versionPage.effective')}</dt>
        <dd>{dateInWords(one.effectiveFrom, language)}</dd>
      </div>
      <div>
        <dt>{t('rules.versionPage.published')}</dt>
        <dd>
          {people} · {momentInWords(one.publishedAt, now, language)}
        </dd>
      </div>
      {one.corrects !== null && (
        <div>
          <dt>{t('rules.versionPage.correct')}</dt>
          <dd>
            {t('rules.home.corrects', { version: one.corrects })}
            {mayCorrect && (
              <Link
                href={`/corrections/new/${one.corrects}/${one.version}`}
                className={styles.factLink}
              >
                {t('rules.versionPage.correctAwards')}
              </Link>
            )}
          </dd>
        </div>
      )}
      {one.note !== null && (
        <div>
          <dt>{t('rules.versionPage.note')}</dt>
          <dd>{one.note}</dd>
        </div>
      )}
    </dl>
  );
}

function BookText({ book }: { book: Book }) {
  const { t, say } = useWords();
  const { reading } = useReading(book);
  const { chapters, rest } = chaptersOf(book);
  if (reading === undefined) return <Skeleton label={t('rules.loading')} rows={6} />;
  const parts = [...chapters, ...(rest.length > 0 ? [{ chapter: undefined, rules: rest }] : [])];
  return (
    <div className={styles.text}>
      {parts.map(({ chapter, rules }) => (
        <section key={chapter?.number ?? ''} className={styles.chapter}>
          <h2 className={styles.subheading}>
            {chapter ? `${chapter.number} ${say(chapter.name)}` : t('rules.list.chapterMissing')}
          </h2>
          <ul>
            {rules.map(({ rule, index }) => {
              const said = reading.rules[index];
              return (
                <li key={rule.id} className={styles.said}>
                  <span className="figures">{rule.id}</span>
                  <span className={styles.sentence}>{said && say(said.sentence)}</span>
                  <b className="figures">{said && say(said.worth)}</b>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {reading.campaigns.length > 0 && (
        <section className={styles.chapter}>
          <h2 className={styles.subheading}>{t('rules.versionPage.campaigns')}</h2>
          <ul>
            {reading.campaigns.map((sentence) => (
              <li key={sentence.zh}>{say(sentence)}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.chapter}>
        <h2 className={styles.subheading}>{t('rules.versionPage.book')}</h2>
        <ul>
          {reading.book.map((sentence) => (
            <li key={sentence.zh}>{say(sentence)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
