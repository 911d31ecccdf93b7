import type { StaffMember } from '../../contract/staff.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';

const tags = { active: 'settled', invited: 'waiting', suspended: 'held' } as const;

/** Active, invited or suspended: shape, drawing and word. */
export function StateOfPerson({ state }: Pick<StaffMember, 'state'>) {
  const { t } = useWords();
  return <StateTag state={tags[state]}>{t(`staff.states.${state}`)}</StateTag>;
}
