export { listSuggestions } from './list.ts';
export { countWish } from './store.ts';
export { listEmptyShelves, wishInShop } from './wishes.ts';
