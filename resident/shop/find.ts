import type { ShopItem } from '../../contract/redemptions.ts';

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether words stand in what a reward is called or said to be, in either language; none find everything. */
export function isFound(words: string, { name, words: said }: Pick<ShopItem, 'name' | 'words'>) {
  const wanted = plain(words).trim();
  return [name.zh, name.en, said.zh, said.en].some((text) => plain(text).includes(wanted));
}
