export { listSuggestions } from './list.ts';
export { countWish } from './store.ts';
export { wishInShop } from './wishes.ts';
