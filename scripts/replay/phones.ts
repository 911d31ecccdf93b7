import { shareOf } from './chance.ts';

/** 1, a digit from 3 to 9, and nine more digits. */
const numbers = 7_000_000_000;

/**
 * A phone number for each user, the same in every run over the same file. Two users never share one:
 * whoever comes later in the order of names moves on to the next free number.
 */
export function phonesOf(users: Iterable<string>, taken: Iterable<string>): Map<string, string> {
  const used = new Set(taken);
  const phones = new Map<string, string>();
  for (const user of [...new Set(users)].sort()) {
    let number = Math.floor(shareOf(user, 'phone') * numbers);
    while (used.has(phoneOf(number))) number = (number + 1) % numbers;
    used.add(phoneOf(number));
    phones.set(user, phoneOf(number));
  }
  return phones;
}

export const phoneOf = (number: number) => String(13_000_000_000 + number);
