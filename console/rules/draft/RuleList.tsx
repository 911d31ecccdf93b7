import { useEffect, useRef } from 'react';
import { classes } from '../../../ui/classes.ts';
import { AlertIcon, InfoIcon, PlusIcon } from '../../../ui/icons.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { findingsAt, worstOf } from '../findings-at.ts';
import { chaptersOf, withNewRule } from '../rule-edits.ts';
import type { Finding, Pool, Reading, Rule } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import styles from './draft.module.css';
import type { Before, OpenPart } from './WriteView.tsx';

interface RuleListProps {
  writer: Writer;
  reading: Reading | undefined;
  findings: readonly Finding[];
  before: Before | undefined;
  pools: readonly Pool[];
  open: OpenPart;
  onOpen: (part: OpenPart) => void;
}

/** Chapters and rules with what each is worth; a changed one shows both figures. */
export function RuleList(props: RuleListProps) {
  const { t, say } = useWords();
  const { writer, findings, pools, open, onOpen } = props;
  const list = useRef<HTMLElement>(null);
  const mayWrite = mayCall(useStaff(), 'saveRuleDraft') && !writer.frozen;
  const { chapters, rest } = chaptersOf(writer.document);
  useEffect(() => {
    if (open !== '')
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const add = (chapter: string) => {
    const added = withNewRule(
      writer.document,
      chapter,
      pools.map(({ code }) => code),
    );
    writer.change(added.book);
    onOpen(`rule-${added.index}`);
  };
  return (
    <nav className={styles.rules} aria-label={t('rules.list.label')} ref={list}>
      {chapters.map(({ chapter, rules }) => (
        <section key={chapter.number}>
          <div className={styles.chapterHead}>
            <h2 className={styles.chapter}>
              <span className="figures">{chapter.number}</span> {say(chapter.name)}
            </h2>
            {mayWrite && (
              <button
                type="button"
                className={styles.addRule}
                aria-label={`${t('rules.list.add')} ${chapter.number}`}
                onClick={() => add(chapter.number)}
              >
                <PlusIcon size={16} />
              </button>
            )}
          </div>
          <ul>
            {rules.map(({ rule, index }) => (
              <RuleItem key={`${rule.id}:${index}`} {...props} rule={rule} index={index} />
            ))}
          </ul>
        </section>
      ))}
      {rest.length > 0 && (
        <section>
          <h2 className={styles.chapter}>{t('rules.list.chapterMissing')}</h2>
          <ul>
            {rest.map(({ rule, index }) => (
              <RuleItem key={`${rule.id}:${index}`} {...props} rule={rule} index={index} />
            ))}
          </ul>
        </section>
      )}
      <ul className={styles.others}>
        <OtherItem part="campaigns" {...{ findings, open, onOpen }} />
        <OtherItem part="book" {...{ findings, open, onOpen }} />
      </ul>
    </nav>
  );
}

interface RuleItemProps extends RuleListProps {
  rule: Rule;
  index: number;
}

function RuleItem({ rule, index, reading, before, findings, open, onOpen }: RuleItemProps) {
  const { t, say } = useWords();
  const isOpen = open === `rule-${index}`;
  const place = before?.book.rules.findIndex(({ id }) => id === rule.id) ?? -1;
  const was = before?.book.rules[place];
  const isChanged = was !== undefined && JSON.stringify(was) !== JSON.stringify(rule);
  const worth = reading?.rules[index]?.worth;
  const wasWorth = before?.reading.rules[place]?.worth;
  const differs = isChanged && worth !== undefined && wasWorth?.zh !== worth.zh;
  return (
    <li>
      <button
        type="button"
        className={classes(styles.rule, isOpen && styles.ruleOpen)}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onOpen(`rule-${index}`)}
      >
        <span className={classes(styles.ruleId, 'figures')}>{rule.id}</span>
        <span className={styles.ruleName}>{say(rule.name)}</span>
        <Mark finding={worstOf(findingsAt(findings, `/rules/${index}`))} />
        {before !== undefined && (was === undefined || isChanged) && (
          <span className={styles.changed}>
            {t(was === undefined ? 'rules.list.isNew' : 'rules.list.changed')}
          </span>
        )}
        <span className={classes(styles.worth, 'figures')}>
          {differs && wasWorth && <s>{say(wasWorth)}</s>}
          {worth && say(worth)}
        </span>
      </button>
    </li>
  );
}

function OtherItem({
  part,
  findings,
  open,
  onOpen,
}: Pick<RuleListProps, 'findings' | 'open' | 'onOpen'> & { part: 'campaigns' | 'book' }) {
  const { t } = useWords();
  const about = findings.filter(({ at }) =>
    part === 'campaigns' ? at.startsWith('/campaigns') : !/^\/(rules|campaigns)/.test(at),
  );
  return (
    <li>
      <button
        type="button"
        className={classes(styles.rule, open === part && styles.ruleOpen)}
        aria-current={open === part ? 'true' : undefined}
        onClick={() => onOpen(part)}
      >
        <span className={styles.ruleName}>{t(`rules.list.${part}`)}</span>
        <Mark finding={worstOf(about)} />
      </button>
    </li>
  );
}

function Mark({ finding }: { finding: Finding | undefined }) {
  const { t } = useWords();
  if (finding === undefined) return null;
  const refused = finding.severity === 'refused';
  return (
    <span
      className={refused ? styles.refusedMark : styles.adviceMark}
      role="img"
      aria-label={t(refused ? 'rules.list.forbidden' : 'rules.list.advice')}
    >
      {refused ? <AlertIcon size={15} /> : <InfoIcon size={15} />}
    </span>
  );
}
