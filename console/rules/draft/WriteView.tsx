import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { useShortcuts } from '../../shortcuts.ts';
import { findingsAt } from '../findings-at.ts';
import { BookForm } from '../form/BookForm.tsx';
import { CampaignsForm } from '../form/CampaignsForm.tsx';
import { RuleForm } from '../form/RuleForm.tsx';
import { RehearsalPanel } from '../rehearsal/RehearsalPanel.tsx';
import { withoutRule, withRule } from '../rule-edits.ts';
import type { Book, Draft, Finding, Pool, Reading } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import styles from './draft.module.css';
import { FindingsPane } from './FindingsPane.tsx';
import { RuleList } from './RuleList.tsx';
import { SentenceCard } from './SentenceCard.tsx';

/** What the draft is compared with, and how it reads. */
export interface Before {
  version: number | undefined;
  book: Book;
  reading: Reading;
}

interface WriteViewProps {
  draft: Draft;
  writer: Writer;
  reading: Reading | undefined;
  findings: readonly Finding[];
  before: Before | undefined;
  pools: readonly Pool[];
}

/** `rule-3`, `campaigns` or `book`: what stands in the middle. */
export type OpenPart = string;

/** The rules on the left, the sentence and its form in the middle, what speaks against it beside. */
export function WriteView(props: WriteViewProps) {
  const { t } = useWords();
  const { draft, writer, findings, before } = props;
  const [chosen, setOpen] = useState<OpenPart | undefined>();
  const { document } = writer;
  const open = chosen ?? `rule-${firstChanged(document, before?.book)}`;
  const index = open.startsWith('rule-') ? Number(open.slice(5)) : undefined;
  const step = (by: number) => {
    const next = Math.min(document.rules.length - 1, Math.max(0, (index ?? -by) + by));
    setOpen(`rule-${next}`);
  };
  const readOnly = !mayCall(useStaff(), 'saveRuleDraft') || writer.frozen;
  const middle = useRef<HTMLDivElement>(null);
  // On a phone what was chosen stands below the whole list, out of sight.
  useEffect(() => {
    if (chosen !== undefined && matchMedia('(max-width: 1023px)').matches)
      middle.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  return (
    <div className={styles.write} data-read-only={readOnly}>
      <RuleList {...props} open={open} onOpen={setOpen} />
      <div className={styles.middle} ref={middle}>
        <OpenForm {...props} open={open} index={index} onOpen={setOpen} />
      </div>
      <aside className={styles.beside}>
        <FindingsPane findings={findings} document={document} onOpen={setOpen} />
        {before?.version !== undefined && (
          <p className={styles.basis}>{t('rules.list.basis', { version: before.version })}</p>
        )}
        <RehearsalPanel draftId={draft.id} contentHash={draft.contentHash} />
      </aside>
    </div>
  );
}

/** Where a reader wants to begin: the first rule that differs, else the first. */
function firstChanged(book: Book, before: Book | undefined): number {
  if (before === undefined) return 0;
  const known = new Set(before.rules.map((rule) => JSON.stringify(rule)));
  return Math.max(
    0,
    book.rules.findIndex((rule) => !known.has(JSON.stringify(rule))),
  );
}

interface OpenFormProps extends WriteViewProps {
  open: OpenPart;
  index: number | undefined;
  onOpen: (part: OpenPart) => void;
}

function OpenForm({
  writer,
  reading,
  findings,
  before,
  pools,
  open,
  index,
  onOpen,
}: OpenFormProps) {
  const { document, change } = writer;
  const disabled = !mayCall(useStaff(), 'saveRuleDraft') || writer.frozen;
  if (open === 'campaigns')
    return (
      <CampaignsForm
        part={{ value: document, change, disabled }}
        findings={findings}
        sentences={reading?.campaigns ?? []}
      />
    );
  const rule = index === undefined ? undefined : document.rules[index];
  if (rule === undefined || index === undefined)
    return (
      <BookForm
        part={{ value: document, change, disabled }}
        findings={findings}
        sentences={reading?.book ?? []}
      />
    );
  const said = reading?.rules[index];
  const place = before?.book.rules.findIndex(({ id }) => id === rule.id) ?? -1;
  return (
    <>
      <SentenceCard
        said={said?.id === rule.id ? said : undefined}
        was={before?.reading.rules[place]?.sentence}
      />
      <RuleForm
        key={index}
        part={{
          value: rule,
          change: (next) => change(withRule(document, index, next)),
          disabled,
        }}
        findings={findingsAt(findings, `/rules/${index}`)}
        pointer={`/rules/${index}`}
        pools={pools}
        onRemove={() => {
          change(withoutRule(document, index));
          onOpen(`rule-${Math.max(0, index - 1)}`);
        }}
      />
    </>
  );
}
