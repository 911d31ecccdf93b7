import { useMutation } from '@tanstack/react-query';
import { Popconfirm } from 'antd';
import { Link, useLocation } from 'wouter';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { BackIcon, CheckIcon, DownloadIcon, HourglassIcon, TrashIcon } from '../../../ui/icons.tsx';
import { Refusal } from '../../../ui/Refusal.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { usePageHeading } from '../../page-heading.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { useKeyCap, useShortcuts } from '../../shortcuts.ts';
import { downloadBook } from '../book-file.ts';
import { useCreateDraft } from '../home/NewDraft.tsx';
import type { DraftView } from '../RulesDesk.tsx';
import type { Draft, Finding } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import { useRulebooksChanged } from '../use-rulebooks.ts';
import styles from './draft.module.css';
import { Overtaken } from './Overtaken.tsx';

interface DraftHeadProps {
  draft: Draft;
  writer: Writer;
  findings: readonly Finding[];
  view: DraftView;
  openAgain: () => void;
}

const views = [
  ['write', 'rules.draft.editor', 'e'],
  ['differences', 'rules.draft.differences', 'd'],
  ['publication', 'rules.draft.publication', 'p'],
  ['json', 'rules.draft.json', ''],
] as const;

/** Name, state of saving, and the ways to look at the draft. */
export function DraftHead({ draft, writer, view, openAgain }: DraftHeadProps) {
  const { t } = useWords();
  const heading = usePageHeading(draft.name);
  const [, go] = useLocation();
  const capped = useKeyCap();
  const me = useStaff();
  const mayWrite = mayCall(me, 'saveRuleDraft');
  const decides = draft.secondPerson && mayCall(me, 'publishRuleDraft');
  const address = (to: DraftView) => `/rules/draft/${draft.id}${to === 'write' ? '' : `/${to}`}`;
  useShortcuts({
    s: writer.saveNow,
    e: () => go(address('write')),
    d: () => go(address('differences')),
    p: () => go(address('publication')),
  });
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <Link href="/rules" className={styles.back} aria-label={t('rules.draft.back')}>
          <BackIcon size={20} />
        </Link>
        <h1 className="visually-hidden" ref={heading} tabIndex={-1}>
          {writer.name}
        </h1>
        <input
          className={styles.name}
          aria-label={t('rules.draft.name')}
          maxLength={60}
          value={writer.name}
          readOnly={writer.frozen || !mayWrite}
          onChange={(event) =>
            event.target.value.trim() !== '' && writer.rename(event.target.value)
          }
        />
        <SavingState writer={writer} />
        <nav className={styles.views} aria-label={t('rules.draft.views')}>
          {views.map(([to, text, key]) => (
            <Link
              key={to}
              href={address(to)}
              className={classes(styles.view, view === to && styles.viewOpen)}
              aria-current={view === to ? 'page' : undefined}
              aria-keyshortcuts={key || undefined}
            >
              {t(text)}
              {key !== '' && capped(key.toUpperCase()) && (
                <span className={styles.cap} aria-hidden="true">
                  {key.toUpperCase()}
                </span>
              )}
            </Link>
          ))}
        </nav>
        <DraftActions draft={draft} writer={writer} />
      </div>
      <Conflict draft={draft} writer={writer} openAgain={openAgain} />
      {view !== 'carry-over' && <Overtaken draft={draft} />}
      {draft.state === 'waiting' && (
        <p className={styles.frozen}>
          {decides ? (
            <Link href={address('publication')}>{t('rules.draft.yours')}</Link>
          ) : (
            t('rules.draft.frozen')
          )}
        </p>
      )}
    </header>
  );
}

function SavingState({ writer: { saving, revision } }: { writer: Writer }) {
  const { t } = useWords();
  const words =
    saving === 'conflict' ? t('rules.draft.unsaved') : t(`rules.draft.${saving}`, { revision });
  return (
    <output className={styles.saving} data-saving={saving}>
      {saving === 'saved' ? <CheckIcon size={15} /> : <HourglassIcon size={15} />}
      {words}
    </output>
  );
}

function DraftActions({ draft, writer }: { draft: Draft; writer: Writer }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [, go] = useLocation();
  const changed = useRulebooksChanged();
  const mayRemove = mayCall(useStaff(), 'removeRuleDraft') && !writer.frozen;
  const removing = useMutation({
    mutationFn: () => client.call('removeRuleDraft', { params: { id: draft.id } }),
    onSuccess: () => {
      go('/rules');
      changed();
    },
  });
  return (
    <div className={styles.actions}>
      <Button
        kind="quiet"
        size="s"
        icon={<DownloadIcon size={17} />}
        onClick={() => downloadBook(writer.name, writer.document)}
      >
        {t('rules.draft.export')}
      </Button>
      {mayRemove && (
        <Popconfirm
          title={t('rules.draft.removeSure')}
          okText={t('rules.draft.yes')}
          cancelText={t('rules.draft.no')}
          onConfirm={() => removing.mutate()}
        >
          <button type="button" className={styles.iconButton} aria-label={t('rules.draft.remove')}>
            <TrashIcon size={18} />
          </button>
        </Popconfirm>
      )}
    </div>
  );
}

/** Somebody else saved first: who, and the two ways on. Nothing of either is lost. */
function Conflict({
  draft,
  writer,
  openAgain,
}: Pick<DraftHeadProps, 'draft' | 'writer' | 'openAgain'>) {
  const { t } = useWords();
  const creating = useCreateDraft();
  if (writer.saving !== 'conflict' || writer.refused === undefined) return null;
  const keep = () =>
    creating.mutate({
      name: t('rules.draft.keptName', { name: draft.name }).slice(0, 60),
      from: 'file',
      document: writer.document,
    });
  return (
    <Refusal why={writer.refused.problem.title} whatToDo={t('rules.draft.conflictWhat')}>
      <Button size="s" busy={creating.isPending} onClick={keep}>
        {t('rules.draft.conflictKeep')}
      </Button>
      <Button size="s" kind="outline" onClick={openAgain}>
        {t('rules.draft.conflictTheirs')}
      </Button>
    </Refusal>
  );
}
