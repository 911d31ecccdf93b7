import type { KyselyPlugin } from 'kysely';
import type { Read } from '../server/platform/database.ts';

/** The same database, with a count of the statements that went through this view of it. */
export function countingStatements(read: Read): { read: Read; count: () => number } {
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { read: read.withPlugin(counting), count: () => statements };
}
