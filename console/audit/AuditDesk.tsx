import twoPanes from '../states/two-panes.module.css';
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
    <div className={twoPanes.panes} data-open={open !== undefined}>
      <div className={twoPanes.list}>
        <AuditList entries={entries} typed={typed} search={search} open={open} />
      </div>
      <div className={twoPanes.one}>
        {open === undefined || open === 'chain' ? (
          <ChainPage isPage={open === 'chain'} />
        ) : open === 'export' ? (
          <ExportPage typed={typed} />
        ) : (
          <EntryPage key={open} id={open} />
        )}
      </div>
    </div>
  );
}
