import { Gone } from '../states/Failed.tsx';
import { DraftPage } from './draft/DraftPage.tsx';
import { RulesHome } from './home/RulesHome.tsx';
import { VersionPage } from './home/VersionPage.tsx';

interface RulesDeskProps {
  open: { kind?: string | undefined; id?: string | undefined; view?: string | undefined };
}

export type DraftView = 'write' | 'differences' | 'publication' | 'json' | 'carry-over';
const views: readonly string[] = ['write', 'differences', 'publication', 'json', 'carry-over'];

/** The rule owner's desk: everything there is, one version, or one draft. */
export default function RulesDesk({ open: { kind, id, view = 'write' } }: RulesDeskProps) {
  if (kind === undefined) return <RulesHome />;
  if (kind === 'version' && id !== undefined && /^\d{1,6}$/.test(id))
    return <VersionPage version={Number(id)} />;
  if (kind === 'draft' && id !== undefined && views.includes(view))
    return <DraftPage key={id} id={id} view={view as DraftView} />;
  return <Gone />;
}
