import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paperOf, printedText } from '../../test/printed.ts';
import { createTypesetter, type Paper, startThread, type Typesetter } from './typst.ts';

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
afterAll(async () => {
  await typesetter.close();
  await rm(folder, { recursive: true });
});

const madeAt = new Date('2026-03-01T00:00:00Z');
const saying = (...words: string[]) => ({ template: 'words.typ', data: { words }, madeAt });
const pdf = async (paper: Paper, by = typesetter) => paperOf(await by.pdf(paper));

describe('a paper', () => {
  test('is a PDF of the size that the template names: A5 is 148 by 210 millimetres', async () => {
    const paper = await pdf(saying('积分手册'));
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    const [, width, height] =
      /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper.toString('latin1')) ?? [];
    expect(
      [Number(width), Number(height)].map((points) => Math.round((points / 72) * 25.4)),
    ).toEqual([148, 210]);
  });
  test('is the same bytes whenever it is set, and other bytes for other words', async () => {
    const another = createTypesetter(folder);
    const [first, again, other] = [
      await pdf(saying('一样')),
      await pdf(saying('一样'), another),
      await pdf(saying('不一样')),
    ];
    await another.close();
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });
  test('carries the day it was made', async () => {
    const paper = await pdf(saying('日期'));
    expect(paper.toString('latin1')).toMatch(/\/CreationDate \(D:20260301/);
  });
  test('is drawn in the fonts that were brought along', async () => {
    const paper = (await pdf(saying('积分 186'))).toString('latin1');
    expect(paper).toContain('NotoSansSC-Regular');
    expect(paper).toMatch(/SourceSerif/);
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
    const drawn = paperOf(await typesetter.svg(saying(words)));
    expect(printedText(drawn)).toContain(words.replaceAll(/\s/g, ''));
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
    const refusing = createTypesetter(wanting);
    await expect(refusing.pdf(paper)).rejects.toThrow(/look\.typ names a package/);
    await refusing.close();
    await rm(wanting, { recursive: true });
  });
});

describe('several papers', () => {
  test('asked for at once are each set as if alone', async () => {
    const alone = [await pdf(saying('甲')), await pdf(saying('乙'))];
    const together = await Promise.all([pdf(saying('甲')), pdf(saying('乙'))]);
    expect(together.map((paper, place) => paper.equals(alone[place] ?? Buffer.of()))).toEqual([
      true,
      true,
    ]);
  });
  test('wait for one that cannot be set, which names itself, and are set after it', async () => {
    const broken = { template: 'outside.typ', data: {}, madeAt };
    const [before, failed, after] = await Promise.allSettled([
      pdf(saying('先')),
      pdf(broken),
      pdf(saying('后')),
    ]);
    expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(failed).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('outside.typ cannot be set') },
    });
  });
  test('leave requests answered meanwhile: the compiler has a thread of its own', async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    await pdf(saying(...Array.from({ length: 3_000 }, (_, place) => `第 ${place} 段`)));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(2);
  });
  test('more than there is room for are told so, and those before them are set', async () => {
    const small = createTypesetter(folder, { room: 2 });
    const settings = await Promise.all(['一', '二', '三'].map((word) => small.pdf(saying(word))));
    expect(settings.map(({ kind }) => kind)).toEqual(['set', 'set', 'full']);
    expect((await small.pdf(saying('三'))).kind).toBe('set');
    await small.close();
  });
});

describe('the thread', () => {
  test('that dies while it sets a paper fails that one, by its name; the next gets another thread', async () => {
    const threads: Worker[] = [];
    const start = (place: string) => {
      const thread = startThread(place);
      threads.push(thread);
      return thread;
    };
    const mortal = createTypesetter(folder, { start });
    const lost = mortal.pdf(saying('没有印出来')).catch((error: unknown) => error);
    const next = pdf(saying('印出来了'), mortal);
    await threads[0]?.terminate();
    expect(await lost).toMatchObject({ message: 'words.typ was not set' });
    expect((await next).subarray(0, 5).toString()).toBe('%PDF-');
    expect(threads).toHaveLength(2);
    await mortal.close();
  });
  test('is closed with the papers that wait: they fail, and none is taken after', async () => {
    const closing = createTypesetter(folder);
    const waiting = Promise.allSettled([closing.pdf(saying('甲')), closing.pdf(saying('乙'))]);
    await closing.close();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(closing.pdf(saying('丙'))).rejects.toThrow(/no longer/);
  });
  test('keeps no process alive once it is closed', async () => {
    const script = `
      import { createTypesetter } from ${JSON.stringify(new URL('typst.ts', import.meta.url).href)};
      const typesetter = createTypesetter(${JSON.stringify(folder)});
      const paper = ${JSON.stringify({ ...saying('收工'), madeAt: 0 })};
      const { kind } = await typesetter.pdf({ ...paper, madeAt: new Date(0) });
      process.stdout.write(kind);
      await typesetter.close();`;
    const file = join(folder, 'close.mjs');
    await writeFile(file, script);
    const child = spawn(process.execPath, [file], { stdio: 'pipe', timeout: 15_000 });
    const said = child.stdout.toArray();
    const [code] = await once(child, 'close');
    expect([code, Buffer.concat(await said).toString()]).toEqual([0, 'set']);
  });
});
