import { expect, it } from 'vitest';
import { newPhone, openBrowser } from '../browser.ts';
import { inspectionOf } from './inspect.ts';

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><title>积水</title><meta name="viewport" content="width=device-width">${body}</html>`;
const looks = { language: 'en', elder: true } as const;

it('a page that breaks every promise is found out, one by one', async () => {
  const phone = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(phone, { looks, touch: true, axe: true });
  await phone.setContent(
    page(`<main>
      <h1>One</h1><h1>Two</h1>
      <img src="data:,"><p>report.words.missing</p><p>{{points}} points</p><p>西镇 and 积水</p>
      <p><a href="#in-a-line" style="font-size:12px">within a sentence</a></p>
      <div style="width:600px">wide</div>
      <button style="display:block;width:30px;height:30px">+</button>
      <button style="display:block;width:48px;min-width:0;height:64px">A</button>
      <div style="height:1200px"></div>
      <button style="display:block;width:90px;height:90px">below</button>
      <div style="position:fixed;bottom:0;left:0;width:600px;height:300px;background:#fff"></div>
    </main>`),
  );
  await tour.inspect('broken');
  const faults = tour.faults().join('\n');
  for (const fault of [
    '2 headings of level 1',
    'lang is zh-CN',
    'px wide on 390: <div class=""> wide',
    'no words: report.words.missing',
    'no words: {{points}} points',
    'not in English: 西镇 and 积水',
    '30 × 30 px: <button class=""> +',
    '48 × 64 px: <button class=""> A',
    'letters of 12 px: <a class=""> within a sentence',
    'hidden: <button class=""> below',
    'image-alt',
  ])
    expect(faults).toContain(fault);
  // What stands in a line of text need not be as high as a finger.
  expect(faults).not.toMatch(/× \d+ px: <a class=""> within a sentence/u);
});

it('a page that keeps them is left in peace', async () => {
  const phone = await newPhone(await openBrowser());
  const tour = inspectionOf(phone, { looks: {}, touch: true, axe: true });
  await phone.setContent(
    page(`<main><h1>积水</h1><p>老街 29 号 <a href="#code">SY26-48217-30656</a></p>
      <button style="width:90px;height:44px">发送</button></main>`),
  );
  await tour.inspect('whole');
  expect(tour.faults()).toEqual([]);
});
