import { gzipSync } from 'node:zlib';

export interface FormAttack {
  name: string;
  headers?: Record<string, string>;
  body: (photo: Buffer) => Buffer | string;
  /** It is an upload in spite of it all: what is odd about it is never used. */
  taken?: boolean;
}

const boundary = 'b';
const form = { 'content-type': `multipart/form-data; boundary=${boundary}` };
const part = (head: string, content: Buffer | string = 'x') =>
  Buffer.concat([Buffer.from(`--b\r\n${head}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const file = (disposition: string, content: Buffer | string) =>
  part(`content-disposition: form-data; ${disposition}`, content);
const whole = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from('--b--\r\n')]);

/** Names that a program would write somewhere else, or run; the platform never uses them. */
const names: readonly string[] = [
  '../../../../etc/cron.d/a',
  '..\\..\\windows\\a.jpg',
  '/etc/passwd',
  'C:\\boot.ini',
  'a.jpg%00.php',
  'a\0.jpg',
  '\u202egpj.exe',
  `${'长'.repeat(200)}.jpg`,
  `${'a'.repeat(4_000)}.jpg`,
  '.htaccess',
  'CON',
  'a.php',
  'a.jpg;rm -rf',
  '$(id).jpg',
  '`id`.jpg',
  '<script>alert(1)</script>.jpg',
  '',
  '.',
  '..',
];

const named: FormAttack[] = names.map((name) => ({
  name: `a file called ${JSON.stringify(name.slice(0, 40))}`,
  body: (photo) => whole(file(`name="file"; filename="${name}"`, photo)),
  taken: true,
}));

const parts: FormAttack[] = [
  {
    name: 'two files',
    body: (photo) =>
      whole(file('name="file"; filename="a"', photo), file('name="file"; filename="b"', photo)),
  },
  {
    name: 'a hundred files',
    body: (photo) =>
      whole(
        ...Array.from({ length: 100 }, () =>
          file('name="file"; filename="a"', photo.subarray(0, 200)),
        ),
      ),
  },
  {
    name: 'ten thousand fields',
    body: () => whole(...Array.from({ length: 10_000 }, (_, at) => file(`name="f${at}"`, 'x'))),
  },
  {
    name: 'a field before the file',
    body: (photo) => whole(file('name="a"', 'x'), file('name="file"; filename="a"', photo)),
  },
  { name: 'a field and no file', body: () => whole(file('name="file"', 'x')) },
  { name: 'another name', body: (photo) => whole(file('name="photo"; filename="a"', photo)) },
  {
    name: 'a name that changes objects',
    body: (photo) => whole(file('name="__proto__"; filename="a"', photo)),
  },
  {
    name: 'a name that every object has',
    body: (photo) => whole(file('name="constructor"; filename="a"', photo)),
  },
  {
    name: 'a name in brackets',
    body: (photo) => whole(file('name="file[]"; filename="a"', photo)),
  },
  { name: 'no name', body: (photo) => whole(file('filename="a"', photo)) },
  {
    name: 'no head',
    body: (photo) =>
      Buffer.concat([Buffer.from('--b\r\n\r\n'), photo, Buffer.from('\r\n--b--\r\n')]),
  },
  {
    name: 'a head of 100 KB',
    body: (photo) =>
      whole(
        part(
          `content-disposition: form-data; name="file"; filename="a"\r\nx: ${'a'.repeat(100_000)}`,
          photo,
        ),
      ),
    taken: true,
  },
  {
    name: 'three thousand heads',
    body: (photo) =>
      whole(
        part(
          `content-disposition: form-data; name="file"; filename="a"\r\n${'x: a\r\n'.repeat(3_000)}y: b`,
          photo,
        ),
      ),
    taken: true,
  },
  {
    name: 'a form in the form',
    body: (photo) =>
      whole(
        part(
          'content-disposition: form-data; name="file"\r\ncontent-type: multipart/mixed; boundary=c',
          Buffer.concat([Buffer.from('--c\r\n\r\n'), photo]),
        ),
      ),
  },
  { name: 'nothing in it', body: () => '--b--\r\n' },
  { name: 'not even an end', body: () => '' },
  { name: 'cut off in a head', body: () => '--b\r\ncontent-disp' },
  {
    name: 'cut off in the file',
    body: (photo) => file('name="file"; filename="a"', photo.subarray(0, 700)).subarray(0, -2),
  },
  {
    name: 'the photo in base64',
    body: (photo) =>
      whole(
        part(
          'content-disposition: form-data; name="file"; filename="a"\r\ncontent-transfer-encoding: base64',
          photo.toString('base64'),
        ),
      ),
  },
];

const types: FormAttack[] = [
  { name: 'no boundary', headers: { 'content-type': 'multipart/form-data' }, body: () => 'x' },
  {
    name: 'an empty boundary',
    headers: { 'content-type': 'multipart/form-data; boundary=' },
    body: () => '--\r\n',
  },
  {
    name: 'another boundary',
    headers: { 'content-type': 'multipart/form-data; boundary=c' },
    body: (photo) => whole(file('name="file"; filename="a"', photo)),
  },
  {
    name: 'a boundary of 4 KB',
    headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(4_000)}` },
    body: () => 'x',
  },
  { name: 'as JSON', headers: { 'content-type': 'application/json' }, body: () => '{"file":"x"}' },
  {
    name: 'as the photo itself',
    headers: { 'content-type': 'image/jpeg' },
    body: (photo) => photo,
  },
  {
    name: 'as a form of addresses',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: () => 'file=x',
  },
  {
    name: 'compressed',
    headers: { ...form, 'content-encoding': 'gzip' },
    body: (photo) => gzipSync(whole(file('name="file"; filename="a"', photo))),
  },
  {
    name: 'a page, as it says',
    body: (photo) =>
      whole(
        part(
          'content-disposition: form-data; name="file"; filename="a.html"\r\ncontent-type: text/html',
          photo,
        ),
      ),
    taken: true,
  },
];

export const formAttacks: readonly (FormAttack & { headers: Record<string, string> })[] = [
  ...named,
  ...parts,
  ...types,
].map((attack) => ({ headers: form, ...attack }));
