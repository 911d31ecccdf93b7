import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { usePageHeading } from '../page-heading.ts';
import stateStyles from '../states/states.module.css';

interface LeftTheListProps {
  title: string;
  line: string;
}

/** What was opened is no longer there: the reader has just done something, or somebody else has. */
export function LeftTheList({ title, line }: LeftTheListProps) {
  usePageHeading(title);
  return (
    <div className={stateStyles.middle}>
      <EmptyState drawing={<QuietAlley />} title={title} line={line} level={1} />
    </div>
  );
}
