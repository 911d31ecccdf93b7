import { expect, test } from 'vitest';
import { afterSignedOut } from '../session-state.ts';
import { byRole, gapsIn } from './credentials.ts';

test('what cannot be right is not sent', () => {
  expect(gapsIn({ login: ' ', password: 'short' })).toEqual(['login', 'password']);
  expect(gapsIn({ login: 'intake', password: 'long enough' })).toEqual([]);
});

test('the demo’s people stand under their roles', () => {
  const person = (name: string, role: string) => ({ login: name, password: '', name, role });
  const groups = byRole([person('甲', 'intake'), person('乙', 'reviewer'), person('丙', 'intake')]);
  expect(groups.map(([role, people]) => [role, people.map(({ name }) => name)])).toEqual([
    ['intake', ['甲', '丙']],
    ['reviewer', ['乙']],
  ]);
});

test('only somebody who was signed in can be signed out by the server', () => {
  const name = '林素问';
  const login = 'linsuwen';
  const me = { id: '1', name, login, county: { zh: '', en: '' }, unit: null, roles: [] };
  expect(afterSignedOut(undefined)).toBe('nobody');
  expect(afterSignedOut('nobody')).toBe('nobody');
  expect(afterSignedOut(me)).toBe('expired');
  expect(afterSignedOut('expired')).toBe('expired');
});
