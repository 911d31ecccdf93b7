import type { PublicRulebook } from '../../contract/rules.ts';
import { classes } from '../../ui/classes.ts';
import { useCounty } from '../county.ts';
import { useWords } from '../language.ts';
import { posterAddress } from './papers.ts';
import styles from './Rules.module.css';
import { worthParts } from './worth.ts';

type BookChapter = PublicRulebook['chapters'][number];

export const chapterHeading = (number: string) => `chapter-${number}`;

/** A chapter: each rule with its number, its sentence and what it is worth. */
export function Chapter({ chapter }: { chapter: BookChapter }) {
  const { t, say } = useWords();
  const heading = chapterHeading(chapter.number);
  return (
    <section className={styles.chapter} aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1} className={styles.chapterName}>
        <span className={styles.chapterNumber}>
          {t('rules.chapter', { number: chapter.number })}
        </span>
        {say(chapter.name)}
      </h2>
      <ol className={styles.rules}>
        {chapter.rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ol>
    </section>
  );
}

function RuleLine({ rule }: { rule: BookChapter['rules'][number] }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  return (
    <li className={styles.rule}>
      <span className={styles.number}>
        <span className="visually-hidden">{t('rules.rule', { id: rule.id })}</span>
        <span aria-hidden="true">{rule.id}</span>
      </span>
      <div className={styles.wording}>
        <h3 className={styles.ruleName}>{say(rule.name)}</h3>
        <p className={styles.sentence}>{say(rule.sentence)}</p>
        <a
          className={classes('roomy-link', styles.poster)}
          href={posterAddress(rule.id, { county, language })}
          target="_blank"
          rel="noreferrer"
          aria-label={t('rules.posterOf', { id: rule.id, name: say(rule.name) })}
        >
          {t('rules.poster')}
        </a>
      </div>
      <Worth worth={say(rule.worth)} />
    </li>
  );
}

function Worth({ worth }: { worth: string }) {
  const { t } = useWords();
  const { atMost, figure, rest } = worthParts(worth);
  return (
    <p className={styles.worth}>
      <span className="visually-hidden">{t('rules.worth')} </span>
      {figure !== '' && (
        <>
          {atMost && <span className={styles.atMost}>{t('rules.atMost')}</span>}
          <span className={styles.figure}>{figure}</span>
          <span className={styles.points}>{t('rules.points')}</span>
        </>
      )}
      {rest !== '' && <span className={styles.per}>{rest}</span>}
    </p>
  );
}
