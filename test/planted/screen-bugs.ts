import type { Bug, Change } from './bugs.ts';

/** Words that somebody wrote, handed to the page as its markup. */
const asMarkup: Change = {
  file: 'board/bulletin/EntryCard.tsx',
  find: '            {entry.title}\n',
  replace: '            <span dangerouslySetInnerHTML={{ __html: entry.title }} />\n',
};
const policy = 'server/platform/http/security.ts';
/** The page takes whatever stands in it. */
const openPage: Change[] = [
  { file: policy, find: "    'require-trusted-types-for': [\"'script'\"],\n", replace: '' },
  {
    file: policy,
    find: "'script-src': [\"'self'\", ...bridges],",
    replace: "'script-src': [\"'self'\", \"'unsafe-inline'\", ...bridges],",
  },
];
const canary = ['test/journeys/canary.test.ts'];

/** What a screen could get wrong about the words of others. */
export const screenBugs: readonly (Bug & { only: string })[] = [
  {
    name: 'a title is drawn as markup, and the policy of the page holds it up',
    ...asMarkup,
    screen: 'board',
    tests: canary,
    only: 'no page of the board lets one fly',
    says: /"hits":\[\],"refusals":\["|"hits":\[\],.*"markup":\["/,
  },
  {
    name: 'a title is drawn as markup, and what it says runs',
    ...asMarkup,
    and: openPage,
    screen: 'board',
    tests: canary,
    only: 'no page of the board lets one fly',
    says: /"hits":\[\d/,
  },
];
