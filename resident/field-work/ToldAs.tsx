import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CategoryLine } from '../report/CategoryLine.tsx';
import { useCategoryOf } from '../report/use-categories.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { useField } from './context.ts';
import { agreedNow, mayGoUnder, type ReportFor } from './entries.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';
import { WhoNoticed } from './WhoNoticed.tsx';

/** As what kind of thing it goes out, and which child noticed it. */
export function ToldAs({ entry: { category: code = null, child = null } }: { entry: ReportFor }) {
  const f = useFieldTexts();
  const { say } = useTexts();
  const category = useCategoryOf(code);
  if (category === undefined && child === null) return null;
  return (
    <p className={styles.quiet}>
      {category && `${say(category.group)} · ${say(category.name)}`}
      {category && child !== null && ' · '}
      {child !== null && f('outbox.child', { child })}
    </p>
  );
}

interface PutRightProps {
  entry: ReportFor;
  /** A photo is being made ready to go along. */
  busy: boolean;
}

/** What the server may not take: another kind, or another name of the child, and once more. */
export function PutRight({ entry, busy }: PutRightProps) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const [code, setCode] = useState(entry.category ?? null);
  const [child, setChild] = useState(entry.child ?? null);
  const category = useCategoryOf(code);
  const isNamed = child === null || child.trim() !== '';
  const told = {
    category: code,
    child: child === null ? null : child.trim(),
    // That it is the same was said of one of that kind.
    sameAs: code === (entry.category ?? null) ? (entry.sameAs ?? null) : null,
  };
  return (
    <>
      <CategoryLine
        category={category}
        chosen
        why={null}
        forGrownUps={child === null}
        onChoose={setCode}
      />
      <WhoNoticed
        child={child}
        error={isNamed ? undefined : f('noticed.nameMissing')}
        onChange={setChild}
      />
      {isNamed && <Anew entry={entry} told={told} busy={busy} />}
      <Button
        kind="outline"
        busy={busy}
        onClick={() => {
          if (isNamed) void satchel.retry(entry.id, told);
        }}
      >
        {f('outbox.again')}
      </Button>
    </>
  );
}

interface AnewProps {
  entry: ReportFor;
  /** What was put right. */
  told?: Pick<ReportFor, 'category' | 'child' | 'sameAs'>;
  busy?: boolean;
}

/** Under the agreement of whoever stands here now, where it may be theirs. */
export function Anew({ entry, told = {}, busy = false }: AnewProps) {
  const f = useFieldTexts();
  const { say } = useTexts();
  const { satchel, view } = useField();
  const agreed = agreedNow(view.work, useNow());
  if (agreed === null || !mayGoUnder(entry, agreed)) return null;
  const { id: agreement, residentName } = agreed.agreement;
  // Whose name is masked alike may be somebody else: the server knows.
  const agreedBefore = entry.agreedBefore ?? entry.agreement ?? undefined;
  const to = { ...told, agreement, ...(agreedBefore === undefined ? {} : { agreedBefore }) };
  return (
    <Button busy={busy} onClick={() => void satchel.retry(entry.id, to)}>
      {f('outbox.agreedAnew', { name: say(residentName) })}
    </Button>
  );
}
