import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedText } from '../../test/printed.ts';
import { createTypesetter, type Typesetter } from './typst.ts';

let folder: string;
let typesetter: Typesetter;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-'));
  const template = `#let data = json(bytes(sys.inputs.data))
    #set page(width: 148mm, height: 210mm)
    #set text(font: ("Source Serif 4", "Noto Sans SC"), hyphenate: false)
    #for word in data.words [#word #parbreak()]`;
  await writeFile(join(folder, 'words.typ'), template);
  await writeFile(join(folder, 'outside.typ'), '#read("/../../../../etc/passwd")');
  typesetter = createTypesetter(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const madeAt = new Date('2026-03-01T00:00:00Z');
const saying = (...words: string[]) => ({ template: 'words.typ', data: { words }, madeAt });
describe('a paper', () => {
  test('is a PDF of the size that the template names: A5 is 148 by 210 millimetres', async () => {
    const pdf = await typesetter.pdf(saying('积分手册'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const [, width, height] =
      /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
    expect(
      [Number(width), Number(height)].map((points) => Math.round((points / 72) * 25.4)),
    ).toEqual([148, 210]);
  });
  test('is the same bytes whenever it is set, and other bytes for other words', async () => {
    const [first, again, other] = [
      await typesetter.pdf(saying('一样')),
      await createTypesetter(folder).pdf(saying('一样')),
      await typesetter.pdf(saying('不一样')),
    ];
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });
  test('carries the day it was made', async () => {
    const pdf = await typesetter.pdf(saying('日期'));
    expect(pdf.toString('latin1')).toMatch(/\/CreationDate \(D:20260301/);
  });
  test('is drawn in the fonts that were brought along', async () => {
    const pdf = (await typesetter.pdf(saying('积分 186'))).toString('latin1');
    expect(pdf).toContain('NotoSansSC-Regular');
    expect(pdf).toMatch(/SourceSerif/);
  });
});

describe('words of a book are words', () => {
  test.each([
    '#read("/etc/passwd")',
    '*bold* _slanted_ $x^2$ `raw`',
    '#panic("stop") // comment /* comment */',
    '= Heading @label <label> ~ \\ \\u{41}',
    '<script>alert("1")</script> &amp; &lt;',
  ])('%s is printed as it stands', async (words) => {
    expect(printedText(await typesetter.svg(saying(words)))).toContain(words.replaceAll(/\s/g, ''));
  });
});

describe('a template', () => {
  test('that reads outside its folder is refused, and the error names it', async () => {
    const paper = { template: 'outside.typ', data: {}, madeAt };
    await expect(typesetter.pdf(paper)).rejects.toThrow(/outside\.typ cannot be set/);
  });
  test('that names a package stops its whole folder: nothing is fetched from the network', async () => {
    const wanting = await mkdtemp(join(tmpdir(), 'papers-'));
    await writeFile(join(wanting, 'look.typ'), '#import "@preview/tablex:0.0.8": *');
    await writeFile(join(wanting, 'words.typ'), 'plain');
    const paper = { template: 'words.typ', data: {}, madeAt };
    await expect(createTypesetter(wanting).pdf(paper)).rejects.toThrow(/look\.typ names a package/);
    await rm(wanting, { recursive: true });
  });
});
