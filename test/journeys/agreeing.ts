import type { Page } from 'playwright-core';
import { press } from './press.ts';

/** Somebody before the desk reads out the code that came to their phone; `begin` is what is pressed then. */
export async function agreeAt(page: Page, phone: string, begin = '开始代办'): Promise<void> {
  await page.getByLabel('居民的手机号').fill(phone);
  await press(page, '发验证码');
  await page.getByRole('button', { name: /验证码 \d{6}/ }).click();
  await press(page, begin);
}
