import { sql } from 'kysely';

/** Digits of a community’s code: all that is shown of where somebody lives. */
export const communityDigits = 12;

/** SQL: the area of a case as it is shown (over a table of cases): of one without a position no more than the community. */
export const shownAreaOf = (cases: string) => {
  const grid = sql.ref(`${cases}.grid`);
  return sql<string>`case when ${sql.ref(`${cases}.lng`)} is null then left(${grid}, ${sql.lit(communityDigits)}) else ${grid} end`;
};
