import { type BookFormat, oneLine, unit } from './book-format.ts';

/** For `bean-check`: every account is opened for this unit only, and proved by a `balance`. */
export const beancount: BookFormat = {
  file: 'books.beancount',
  title: ({ county, from, to }) =>
    `; 平安积分账本 · books of points, county ${county}, ${from} to ${to}\n` +
    `option "title" ${quoted(`平安积分账本 ${county}`)}\n` +
    `option "operating_currency" "${unit}"\n${from} commodity ${unit}\n\n`,
  open: ({ account, label, on }) =>
    `${on} open ${account} ${unit}\n${label === undefined ? '' : `  name: ${quoted(label)}\n`}`,
  entry: ({ date, memo, what, note, facts, legs }) => {
    const lines = [
      ...facts.map(([key, value]) => `  ${key}: ${quoted(value)}\n`),
      ...legs.map(({ account, points }) => `  ${account}  ${points} ${unit}\n`),
    ];
    return `\n${date} ${memo ? '!' : '*'} ${quoted(what)} ${quoted(note)}\n${lines.join('')}`;
  },
  balance: ({ account, points }, on) => `${on} balance ${account}  ${points} ${unit}\n`,
};

const quoted = (text: string) => `"${oneLine(text).replace(/[\\"]/g, '\\$&')}"`;
