import type { Problem } from '../../contract/values.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { useFamilyTexts } from '../household/use-family-texts.ts';
import { paths } from '../paths.ts';

const asking = ['age_before_report', 'age_before_ranking', 'age_before_gift'];

/** A refusal that one word about the age resolves. */
export const asksAge = (problem: Problem | null | undefined): boolean =>
  asking.includes(problem?.code ?? '');

/** Leads to where it is said, and from there back to what asked for it. */
export function SayAge({ asker }: { asker: 'report' | 'consents' | 'lapsing' | 'patrol' }) {
  const f = useFamilyTexts();
  return (
    <ButtonLink kind="outline" href={paths.profileFor(asker)}>
      {f('sayAge')}
    </ButtonLink>
  );
}
