import { useState } from 'react';
import type { Category } from '../../contract/areas.ts';
import { Field } from '../../ui/Field.tsx';
import { CheckIcon, SearchIcon } from '../../ui/icons.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './CategorySheet.module.css';
import { groupsOf } from './category-groups.ts';
import { useCategories } from './use-categories.ts';

export interface CategorySheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  chosen: string | undefined;
  /** false: what minors do not report, and nobody for a child, is not offered. The server refuses it all the same. */
  forGrownUps: boolean;
  onChoose: (code: string) => void;
}

/** Every category in its group, narrowed by a word: the name, the group or a keyword. */
export function CategorySheet({ open, onOpenChange, ...choosing }: CategorySheetProps) {
  const { chosen, forGrownUps, onChoose } = choosing;
  const { t, say } = useTexts();
  const [find, setFind] = useState('');
  const categories = useCategories();
  return (
    <LazySheet open={open} onOpenChange={onOpenChange} title={t('report.categories')}>
      <Field
        className={styles.find}
        label={t('report.findCategory')}
        labelHidden
        type="search"
        placeholder={t('report.findCategory')}
        trailing={<SearchIcon size={20} />}
        value={find}
        onChange={(event) => setFind(event.target.value)}
      />
      <Loaded asked={categories}>
        {(all) => {
          const groups = groupsOf(forGrownUps ? all : all.filter(isForAll), find);
          if (groups.length === 0) return <p>{t('report.noCategory')}</p>;
          return groups.map(({ group, categories }) => (
            <section key={group.zh} className={styles.group}>
              <h3 className={styles.name}>{say(group)}</h3>
              <ul className={styles.list}>
                {categories.map((category) => (
                  <li key={category.code}>
                    <Choice
                      category={category}
                      chosen={category.code === chosen}
                      onChoose={onChoose}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ));
        }}
      </Loaded>
    </LazySheet>
  );
}

const isForAll = ({ kind }: Category) => kind !== 'dispute' && kind !== 'cheat';

interface ChoiceProps {
  category: Category;
  chosen: boolean;
  onChoose: (code: string) => void;
}

function Choice({ category, chosen, onChoose }: ChoiceProps) {
  const { t, say } = useTexts();
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={chosen}
      onClick={() => onChoose(category.code)}
    >
      <span className={styles.words}>{say(category.name)}</span>
      {category.points !== null && (
        <span className={styles.points}>
          {t('report.categoryPoints', { points: category.points })}
        </span>
      )}
      {chosen && <CheckIcon size={18} />}
    </button>
  );
}
