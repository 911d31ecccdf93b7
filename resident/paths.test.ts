import { expect, it } from 'vitest';
import { isOpened, routedBy } from '../test/journeys/canary-pages.ts';
import { paths } from './paths.ts';

it('every address that a link of the app can have leads to a page', () => {
  type PathTo = (name: string) => string;
  const links = Object.values(paths).map((path) =>
    typeof path === 'string' ? path : (path as PathTo)('x'),
  );
  const routed = routedBy('/');
  const nowhere = links.filter((link) => !routed.some((address) => isOpened(address, [link])));
  expect(nowhere).toEqual([]);
});
