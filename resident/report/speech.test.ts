import { expect, it } from 'vitest';
import { said } from './speech.ts';

it('puts what was said behind what is written', () => {
  expect(said('', ' 路灯不亮 ', 2000)).toBe('路灯不亮');
  expect(said('路灯不亮，', '三天了', 2000)).toBe('路灯不亮，三天了');
  expect(said('The lamp', 'is broken', 2000)).toBe('The lamp is broken');
});

it('never makes it longer than may be sent', () => {
  expect(said('路灯', '不亮了', 4)).toBe('路灯不亮');
});
