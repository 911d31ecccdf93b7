import { expect, test } from 'vitest';
import { collectErrors, expectNoAxeViolations, newDesk, newPhone, openBrowser } from './browser.ts';

const browser = await openBrowser();

const show = (body: string) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(
    `<!doctype html><html lang="zh-CN"><title>平安</title><main><h1>平安积分</h1>${body}</main></html>`,
  )}`;

test('a page that anyone can use passes, one that not everyone can is told why', async () => {
  const page = await newPhone(browser);
  await page.goto(show('<p>今天路灯已修好</p>'));
  await expectNoAxeViolations(page);
  await page.goto(show('<button></button><p style="color:#ddd">看不清</p>'));
  const complaint = await expectNoAxeViolations(page).catch((error: Error) => error.message);
  expect(complaint).toContain('button-name: ');
  expect(complaint).toContain('color-contrast: ');
  expect(complaint).toContain('  button\n');
});

test('a content security policy does not keep the check from running', async () => {
  const page = await newDesk(browser);
  const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`;
  await page.goto(show(`${policy}<p>只读</p>`));
  await expectNoAxeViolations(page);
});

test('Chinese is drawn in the fonts that came with the packages', async () => {
  const page = await newPhone(browser);
  await page.goto(
    show('<p><span>平安积分云平台</span> <span style="font-family:serif">瓯</span></p>'),
  );
  const widths = await page.evaluate(`[...document.querySelectorAll('span')].map((one) => {
    one.style.fontSize = '100px';
    return one.getBoundingClientRect().width;
  })`);
  expect(widths).toEqual([700, 100]);
  const ink = await page.evaluate(`(() => {
    const brush = document.createElement('canvas').getContext('2d');
    const draw = (text) => {
      brush.clearRect(0, 0, 300, 150);
      brush.font = '80px sans-serif';
      brush.fillText(text, 10, 100);
      return brush.canvas.toDataURL();
    };
    return new Set(['平', '安', '积', '分'].map(draw)).size;
  })()`);
  expect(ink, 'each character has a shape of its own').toBe(4);
});

test('what a page complains of is collected', async () => {
  const page = await newDesk(browser, { language: 'en', dark: true });
  const errors = collectErrors(page);
  await page.goto(show('<script>console.error("坏了"); throw new Error("停了")</script>'));
  expect(errors.sort()).toEqual(['停了', '坏了'].sort());
  expect(await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
  expect(await page.evaluate('navigator.language')).toBe('en');
});
