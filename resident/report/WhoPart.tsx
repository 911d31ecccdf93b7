import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAnswer } from '../api.ts';
import { useFamilyTexts } from '../household/use-family-texts.ts';
import { problemAt } from './problem-at.ts';
import styles from './Report.module.css';
import { useOutbox } from './use-queue.ts';

const myself = 'me';

/** Guardians say who noticed it; others never see this. */
export function WhoPart() {
  const f = useFamilyTexts();
  const { outbox, view } = useOutbox();
  const mine = useAnswer('getMyHousehold', {}, { staleTime: 600_000 });
  const children = mine.data?.household?.children.filter((child) => child.mine) ?? [];
  const refused = problemAt(view.problem, 'child');
  if (children.length === 0 && refused === undefined) return null;
  const chosen = children.find(({ id }) => id === view.draft.child);
  return (
    <section className={styles.part} aria-labelledby="who">
      <h2 className={styles.partTitle} id="who">
        {f('who')}
      </h2>
      <ChoiceChips
        label={f('who')}
        wrap
        choices={[
          { value: myself, label: f('myself') },
          ...children.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={chosen?.id ?? myself}
        onChange={(value) => outbox.change({ child: value === myself ? null : value })}
      />
      {chosen && <p className={styles.quiet}>{f('forChild', { name: chosen.name })}</p>}
      {refused !== undefined && <Refusal why={refused} />}
    </section>
  );
}
