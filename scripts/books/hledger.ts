import { type BookFormat, oneLine, unit } from './book-format.ts';

/** For `hledger check --strict`: every account and the unit are declared before they are used. */
export const hledger: BookFormat = {
  file: 'books.journal',
  title: ({ county, from, to }) =>
    `; 平安积分账本 · books of points, county ${county}, ${from} to ${to}\n` +
    `decimal-mark .\ncommodity 1000. ${unit}\n\n`,
  open: ({ account, label }) =>
    `account ${account}${label === undefined ? '' : `  ; ${oneLine(label)}`}\n`,
  entry: ({ date, memo, what, note, facts, legs }) => {
    const tags = facts.map(([key, value]) => `${key}: ${value}`).join(', ');
    const lines = legs.map(({ account, points }) => `    ${account}  ${points} ${unit}\n`);
    return `\n${date} ${memo ? '!' : '*'} ${what} | ${note}\n    ; ${tags}\n${lines.join('')}`;
  },
  // An assertion needs a posting; one of nothing, on the day after, changes no balance.
  balance: ({ account, points }, on) =>
    `\n${on} * balance\n    ${account}  0 ${unit} == ${points} ${unit}\n`,
};
