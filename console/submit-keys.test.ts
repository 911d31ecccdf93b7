import type { KeyboardEvent } from 'react';
import { expect, test } from 'vitest';
import { isLettingGo } from './submit-keys.ts';

const pressed = (key: string, isComposing: boolean) =>
  ({ key, nativeEvent: { isComposing } }) as KeyboardEvent<HTMLElement>;

test('Escape closes a form, but not while a word is being composed', () => {
  expect(isLettingGo(pressed('Escape', false))).toBe(true);
  expect(isLettingGo(pressed('Escape', true))).toBe(false);
  expect(isLettingGo(pressed('Enter', false))).toBe(false);
});
