import { expect, test } from 'vitest';
import { judgePassword } from './new-password.ts';

const context = ['林素问', 'paidan', '临溪县', 'Linxi'];
const judge = (password: string) => judgePassword(password, context);

test.each([
  '巷口那棵老槐树下有三盏灯',
  'horse staple under lamp',
  'kq7-Wm2x-tR9v',
  '每天早上七点 沿江跑五公里',
])('%s is taken', (password) => expect(judge(password)).toBeUndefined());

test.each([
  ['short', 'password_short'],
  ['十一个字还是不够长啊呀', 'password_short'],
  ['Password2026!', 'password_common'],
  ['qwertyuiop123', 'password_common'],
  ['iloveyou!!!!!2026', 'password_common'],
  ['aaaaaaaaaaaaaaa', 'password_plain'],
  ['abababababab', 'password_plain'],
  ['1qaz2wsx3edc4rfv', 'password_common'],
  ['456789abcdefgh', 'password_plain'],
  ['zxcvbnmlkjhgf', 'password_plain'],
  ['林素问林素问林素问林素问2026', 'password_context'],
  ['paidan@Linxi2026', 'password_context'],
  ['pinganjifen2026!', 'password_context'],
  ['ＰａｉｄａｎＬｉｎｘｉ２０２６', 'password_context'],
])('%s is refused', (password, fault) => expect(judge(password)).toBe(fault));

test('sixty-four and more characters are taken, spaces and marks too', () => {
  expect(judge('巷'.repeat(3) + 'a long sentence, with commas; and 数字 7 in it '.repeat(3))).toBe(
    undefined,
  );
});
