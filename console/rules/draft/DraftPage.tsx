import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { Failed } from '../../states/Failed.tsx';
import type { DraftView } from '../RulesDesk.tsx';
import type { Draft } from '../types.ts';
import { useDraft } from '../use-draft.ts';
import { rulebookReads, useReading, useRulebooks, useVersion } from '../use-rulebooks.ts';
import { CarryOverView } from './CarryOverView.tsx';
import { DifferencesView } from './DifferencesView.tsx';
import { DraftHead } from './DraftHead.tsx';
import styles from './draft.module.css';
import { JsonView } from './JsonView.tsx';
import { PublicationView } from './PublicationView.tsx';
import { WriteView } from './WriteView.tsx';

interface DraftPageProps {
  id: string;
  view: DraftView;
}

/** One draft: written, compared, handed to a second person. */
export function DraftPage({ id, view }: DraftPageProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [opened, setOpened] = useState(0);
  const params = { id };
  const draft = useQuery({
    queryKey: client.key('getRuleDraft', { params }),
    queryFn: ({ signal }) => client.call('getRuleDraft', { params, signal }),
    refetchOnMount: 'always',
  });
  const openAgain = async () => {
    const { isSuccess } = await draft.refetch();
    if (isSuccess) setOpened(opened + 1);
  };
  if (draft.isPending)
    return (
      <div className={styles.waiting}>
        <Skeleton label={t('rules.draft.loading')} rows={6} />
      </div>
    );
  if (draft.data === undefined)
    return <Failed error={draft.error} retry={() => draft.refetch()} level={1} />;
  return <OpenDraft key={opened} {...{ draft: draft.data, view, openAgain }} />;
}

interface OpenDraftProps {
  draft: Draft;
  view: DraftView;
  openAgain: () => void;
}

function OpenDraft({ draft, view, openAgain }: OpenDraftProps) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const books = useRulebooks();
  // The version that this draft would follow: what it is compared with.
  const followed = books.data?.versions.find(({ state }) => state !== 'passed_over')?.version;
  const before = useVersion(followed).data?.document;
  const writer = useDraft(draft, (summary) => {
    queries.setQueryData<Draft>(
      client.key('getRuleDraft', { params: { id: draft.id } }),
      (was) => was && { ...was, ...summary, document: writer.document },
    );
    for (const route of rulebookReads)
      void queries.invalidateQueries({ queryKey: [client.county, route] });
  });
  const { reading, findings } = useReading(writer.document);
  const was = useReading(before).reading;
  const parts = { draft, writer, findings };
  return (
    <section className={styles.page} data-view={view} aria-label={draft.name}>
      <DraftHead {...parts} view={view} openAgain={openAgain} />
      {view === 'write' && (
        <WriteView
          {...parts}
          reading={reading}
          before={before && was ? { version: followed, book: before, reading: was } : undefined}
          pools={books.data?.pools ?? []}
        />
      )}
      {view === 'differences' && <DifferencesView draft={draft} isKept={writer.isKept} />}
      {view === 'publication' && <PublicationView {...parts} />}
      {view === 'carry-over' && <CarryOverView draft={draft} isKept={writer.isKept} />}
      {view === 'json' && <JsonView writer={writer} findings={findings} />}
    </section>
  );
}
