import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { AcceptedLine } from '../../contract/case-lists.ts';
import { Button } from '../../ui/Button.tsx';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import type { ChosenCase } from './chosen.ts';
import styles from './Several.module.css';

/** What became of each case, with the words by which it was chosen. */
export interface Outcome {
  lines: readonly AcceptedLine[];
  cases: readonly ChosenCase[];
}

/** What was accepted, and of each of the others why not; it stays until it was read. */
export function AcceptedLines({ outcome, onRead }: { outcome: Outcome; onRead: () => void }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const accepted = outcome.lines.filter((line) => line.accepted).length;
  const refused = outcome.lines.length - accepted;
  const titleOf = (wanted: string) =>
    outcome.cases.find(({ code }) => code === wanted)?.title ?? wanted;
  // What asks for something more stands first.
  const lines = outcome.lines.toSorted((a, b) => Number(a.accepted) - Number(b.accepted));
  return (
    <section
      className={styles.form}
      aria-label={t('several.result')}
      onKeyDown={(event) => event.key === 'Escape' && onRead()}
    >
      <h2 className={styles.heading} ref={heading} tabIndex={-1}>
        {t(refused === 0 ? 'several.allDone' : 'several.someDone', { accepted, refused })}
      </h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <Line key={line.code} line={line} title={titleOf(line.code)} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="s" kind="outline" onClick={onRead}>
          {t('several.read')}
        </Button>
      </div>
    </section>
  );
}

function Line({ line: { code, accepted, refusal }, title }: { line: AcceptedLine; title: string }) {
  const { t, say } = useWords();
  return (
    <li className={styles.line} data-accepted={accepted}>
      {accepted ? <CheckIcon size={16} /> : <AlertIcon size={16} />}
      <span>
        <Link href={`/queue/${code}`}>{title}</Link> <span className={styles.code}>{code}</span>
        <span className={styles.what}>
          {t(accepted ? 'several.accepted' : 'several.refused')}
          {refusal !== null && ` · ${say(refusal)}`}
        </span>
      </span>
    </li>
  );
}
