import { expect, test } from 'vitest';
import { stateOfReturn } from './way-back.ts';

const handingOn = (redirectUrl: string) =>
  new URLSearchParams({ ticketId: 't', redirectUrl }).toString();

test.each([
  ['in the query itself', 'county=339999&state=339999.x&ticketId=t'],
  ['in a query with its mark', '?state=339999.x&code=c'],
  [
    'in the address that is handed on',
    handingOn('https://a.example/?county=339999&state=339999.x'),
  ],
  ['in a page of this very site that is handed on', handingOn('/?state=339999.x')],
  ['in an address with a place in it', handingOn('https://a.example/?state=339999.x#/sign-in')],
  [
    'in an address that nobody encoded',
    'ticketId=t&redirectUrl=https://a.example/?a=1&state=339999.x',
  ],
])('the state of a return is found %s', (_, query) => {
  expect(stateOfReturn(query)).toBe('339999.x');
});

test('what stands in the query itself goes before what is handed on', () => {
  expect(stateOfReturn(`state=339999.x&${handingOn('/?state=339999.y')}`)).toBe('339999.x');
});

test.each([
  '',
  'ticketId=t',
  handingOn(''),
  handingOn('https://a.example/'),
  handingOn('339999.x'),
])('in %j there is none', (query) => {
  expect(stateOfReturn(query)).toBe('');
});
