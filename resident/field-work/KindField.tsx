import { useEffect } from 'react';
import type { Category } from '../../contract/areas.ts';
import { LockIcon } from '../../ui/icons.tsx';
import { CategoryLine } from '../report/CategoryLine.tsx';
import { Questions } from '../report/Questions.tsx';
import styles from '../report/Report.module.css';
import { useSuggestion } from '../report/use-suggestion.ts';
import type { Half } from './half-written.ts';
import { useFieldTexts } from './use-field-texts.ts';

interface KindFieldProps {
  half: Half;
  change: (by: () => Partial<Half>) => void;
  /** As the catalogue has what was chosen, or is suggested. */
  category: Category | undefined;
  /** false: nobody agreed yet, and the words stay on the phone. */
  asks: boolean;
}

/** What kind of thing it is, and what whoever handles such a thing would ask first: as on a phone of their own. */
export function KindField({ half, change, category, asks }: KindFieldProps) {
  const f = useFieldTexts();
  const { words, category: chosen = null, child = null } = half;
  const suggestion = useSuggestion(words, asks);
  const { suggested: before = null, suggestedOf: beforeOf = null } = half;
  const { category: suggested, of = null } = suggestion ?? {};
  useEffect(() => {
    if (suggested === undefined || (suggested === before && of === beforeOf)) return;
    // That it is the same as one nearby was said of one of the kind before.
    const same = chosen === null && suggested !== before ? { sameAs: null } : {};
    change(() => ({ suggested, suggestedOf: of, ...same }));
  }, [suggested, of, before, beforeOf, chosen, change]);
  const isSuggested = chosen === null && suggested === category?.code;
  return (
    <>
      <CategoryLine
        category={category}
        chosen={chosen !== null}
        why={(isSuggested && suggestion?.why) || null}
        forGrownUps={child === null}
        onChoose={(code) => change(() => ({ category: code, sameAs: null }))}
      />
      <Questions
        questions={category?.questions ?? []}
        answers={half.answers ?? []}
        onChange={(answers) => change(() => ({ answers }))}
      />
      {category?.confidential && (
        <p className={styles.confidential}>
          <LockIcon size={18} />
          {f('report.confidential')}
        </p>
      )}
    </>
  );
}
