import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalEntry,
  digestOf,
  type EntryText,
  leafOf,
  linkOf,
  noHash,
  saltHashOf,
} from './entry.ts';

const salt = Uint8Array.from({ length: 16 }, (_, place) => place);
const facts = {
  stage: 'accepted',
  unit: null,
  lastSeq: 2,
  at: new Date('2026-10-14T01:00:00Z'),
  holder: 12n,
  sealed: Buffer.of(1, 255),
};
const entry: EntryText = {
  county: '339921',
  id: '0199e2a4-0000-7000-8000-000000000001',
  at: '1792382400.000000',
  actorKind: 'staff',
  actor: '0199e2a4-0000-7000-8000-000000000002',
  roles: 'intake',
  scope: '339921001',
  action: 'case.accepted',
  object: 'case/0199e2a4-0000-7000-8000-000000000003',
  area: '339921001001001',
  reason: '材料齐全',
  details: '{"reason":null,"unit":null}',
  request: 'request-1',
  saltHash: saltHashOf(salt),
  before: null,
  after: digestOf(facts, salt).toString('hex'),
};
const link = { seq: 1n, chainedAt: '1792382401.000000', previous: noHash, leaf: leafOf(entry) };

test('the bytes are those of the vectors in docs/how-to/check-the-audit.md', () => {
  expect(canonicalEntry(entry)).toHaveLength(578);
  expect(entry.after).toBe('860d4f3c91b4424d4eafdd6f80e633121f363ff9ecd7662a3ba73522de8d073f');
  expect(link.leaf.toString('hex')).toBe(
    '7d1ba665bc5efa25735cd981f211ae41f8ff678f445a400feb38873841fabe4f',
  );
  expect(linkOf(link).toString('hex')).toBe(
    '92a1947166cc237b7978e7698756fe64909d0b6cf38bde53760b3fff2dfbea24',
  );
});

test('any field that is another makes another entry, also nothing in place of an empty text', () => {
  const names = Object.keys(entry) as (keyof EntryText)[];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.option(fc.string()), (name, value) => {
      const other = { ...entry, [name]: value };
      expect(leafOf(other).equals(leafOf(entry))).toBe(value === entry[name]);
    }),
  );
  expect(leafOf({ ...entry, area: '' })).not.toEqual(leafOf({ ...entry, area: null }));
});

test('an entry has its hash in one place only', () => {
  const other = Buffer.alloc(32, 7);
  const moved = [
    { ...link, seq: 2n },
    { ...link, chainedAt: '1792382401.000001' },
    { ...link, previous: other },
    { ...link, leaf: other },
  ];
  for (const one of moved) expect(linkOf(one)).not.toEqual(linkOf(link));
});

test('a digest tells nothing to who has not the salt, and is the same for the same facts', () => {
  const digest = digestOf(facts, salt);
  const turned = Object.fromEntries(Object.entries(facts).reverse());
  expect(digestOf(turned, salt)).toEqual(digest);
  expect(digestOf(facts, salt.toReversed())).not.toEqual(digest);
  expect(digestOf({ ...facts, holder: 13n }, salt)).not.toEqual(digest);
});
