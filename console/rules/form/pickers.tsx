import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useAreas } from '../../areas.ts';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { areaTree, type Branch, categoryTree } from '../tree.ts';
import styles from './form.module.css';

interface PickerProps {
  label: string;
  value: readonly string[];
  change: (value: string[]) => void;
  disabled: boolean;
}

function useCategories() {
  const { client } = useCounty();
  return useQuery({
    queryKey: client.key('listCategories'),
    queryFn: ({ signal }) => client.call('listCategories', { signal }),
    staleTime: 60_000,
  });
}

/** Categories by name; choosing a group means everything in it. Nothing chosen: every category. */
export function CategoryPicker(props: PickerProps) {
  const { t, say } = useWords();
  const tree = categoryTree(useCategories().data ?? [], say);
  return <Tree {...props} tree={tree} placeholder={t('rules.fields.everyCategory')} />;
}

/** Towns, communities and grids by name. Nothing chosen: the whole county. */
export function AreaPicker(props: PickerProps) {
  const { t, say } = useWords();
  const tree = areaTree(useAreas().data ?? [], say);
  return <Tree {...props} tree={tree} placeholder={t('rules.fields.everyArea')} />;
}

interface TreeProps extends PickerProps {
  tree: Branch[];
  placeholder: string;
}

function Tree({ label, value, change, disabled, tree, placeholder }: TreeProps) {
  return (
    <TreeSelect<string[]>
      className={styles.several ?? ''}
      aria-label={label}
      multiple
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      value={[...value]}
      treeData={tree}
      placeholder={placeholder}
      disabled={disabled}
      onChange={(chosen) => change(chosen ?? [])}
    />
  );
}
