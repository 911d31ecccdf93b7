/**
 * By which whoever complained without a phone asks for the answer: on their paper, and told to nobody else. Of the
 * random end of its id; among the complaints of one person it is that one.
 * @returns eight digits
 */
export const complaintNumber = (id: string): string =>
  String(Number.parseInt(id.replace(/-/g, '').slice(-8), 16) % 100_000_000).padStart(8, '0');

/** As it is printed and read out: in two fours. */
export const inFours = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;
