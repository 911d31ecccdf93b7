import type { Page } from 'playwright-core';

const inBothLanguages = {
  phone: /^(居民的手机号|Their phone number)$/,
  send: /^(发验证码|Send a code)$/,
  code: /(验证码|code) \d{6}/,
  begin: /^(开始代办|Begin)$/,
};

/** Somebody before the desk reads out the code that came to their phone; `begin` is what is pressed then. */
export async function agreeAt(
  page: Page,
  phone: string,
  begin: string | RegExp = inBothLanguages.begin,
): Promise<void> {
  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  await page.getByLabel(inBothLanguages.phone).fill(phone);
  await press(inBothLanguages.send);
  await press(inBothLanguages.code);
  await press(begin);
}
