import { TwoPanes } from '../split/TwoPanes.tsx';
import { AuditList } from './AuditList.tsx';
import { ChainPage } from './ChainPage.tsx';
import { EntryPage } from './EntryPage.tsx';
import { ExportPage } from './ExportPage.tsx';
import { useEntries, useSearched } from './use-audit.ts';

/** Entries on the left; on the right one of them, the state of the chain, or an export. */
export default function AuditDesk({ open }: { open: string | undefined }) {
  const [typed, search] = useSearched();
  const entries = useEntries(typed);
  return (
    <TwoPanes
      list={<AuditList entries={entries} typed={typed} search={search} open={open} />}
      isOpen={open !== undefined}
    >
      {open === undefined || open === 'chain' ? (
        <ChainPage isPage={open === 'chain'} />
      ) : open === 'export' ? (
        <ExportPage typed={typed} />
      ) : (
        <EntryPage key={open} id={open} />
      )}
    </TwoPanes>
  );
}
