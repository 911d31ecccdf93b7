import { TreeSelect } from 'antd';
import type { ReactNode } from 'react';
import { useAreas } from '../../areas.ts';
import { useAllCategories, useCategoryNaming } from '../../category-models/use-category-models.ts';
import { useWords } from '../../language.ts';
import { areaTree, type Branch, categoryTree } from '../tree.ts';
import styles from './form.module.css';

interface PickerProps {
  label: string;
  value: readonly string[];
  change: (value: string[]) => void;
  disabled: boolean;
}

/** Categories by name; choosing a group means everything in it. Nothing chosen: every category. */
export function CategoryPicker(props: PickerProps) {
  const { t, say } = useWords();
  const tree = categoryTree(useAllCategories().data ?? [], { say, nameOf: useCategoryNaming() });
  return <Tree {...props} tree={tree} placeholder={t('rules.fields.everyCategory')} />;
}

/** Towns, communities and grids by name, with the code that the rule keeps. Nothing chosen: the whole county. */
export function AreaPicker(props: PickerProps) {
  const { t, say } = useWords();
  const tree = areaTree(useAreas().data ?? [], say);
  return <Tree {...props} tree={tree} placeholder={t('rules.fields.everyArea')} coded />;
}

interface TreeProps extends PickerProps {
  tree: Branch[];
  placeholder: string;
  /** Shows beside each name what stands in the document for it. */
  coded?: boolean;
}

function Tree({ label, value, change, disabled, tree, placeholder, coded = false }: TreeProps) {
  return (
    <TreeSelect<string[], Node>
      className={styles.several ?? ''}
      aria-label={label}
      multiple
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      showSearch={{ treeNodeFilterProp: 'words' }}
      allowClear
      value={[...value]}
      treeData={nodesOf(tree, coded)}
      placeholder={placeholder}
      disabled={disabled}
      onChange={(chosen) => change(chosen ?? [])}
    />
  );
}

interface Node {
  value: string;
  title: ReactNode;
  /** What a search looks in. */
  words: string;
  children?: Node[];
}

const nodesOf = (tree: readonly Branch[], coded: boolean): Node[] =>
  tree.map(({ value, title, children }) => ({
    value,
    words: coded ? `${title} ${value}` : title,
    title: coded ? <Coded name={title} code={value} /> : title,
    ...(children && { children: nodesOf(children, coded) }),
  }));

function Coded({ name, code }: { name: string; code: string }) {
  return (
    <>
      {name} <span className={styles.code}>{code}</span>
    </>
  );
}
