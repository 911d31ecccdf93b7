import { expect, test } from 'vitest';
import { isTyping } from './shortcuts.ts';

test('letters belong to the field while somebody types or chooses', () => {
  expect(isTyping({ tagName: 'TEXTAREA' })).toBe(true);
  expect(isTyping({ tagName: 'INPUT', type: 'text' })).toBe(true);
  expect(isTyping({ tagName: 'INPUT', type: 'password' })).toBe(true);
  expect(isTyping({ tagName: 'SELECT' })).toBe(true);
  expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
  expect(isTyping({ tagName: 'DIV', role: 'combobox' })).toBe(true);
});

test('letters are shortcuts everywhere else, also on a ticked box or a button', () => {
  expect(isTyping({ tagName: 'BODY' })).toBe(false);
  expect(isTyping({ tagName: 'A' })).toBe(false);
  expect(isTyping({ tagName: 'BUTTON' })).toBe(false);
  expect(isTyping({ tagName: 'INPUT', type: 'radio' })).toBe(false);
  expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
});
