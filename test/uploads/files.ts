import { gzipSync } from 'node:zlib';
import { badFiles } from './bad-files.ts';
import {
  behind,
  canary,
  chunk,
  exif,
  type FileAttack,
  gif,
  jpegWith,
  moving,
  php,
  picture,
  pngWith,
  script,
  segment,
  text,
  webpWith,
  whole,
  zip,
} from './build.ts';
import { metadata } from './metadata.ts';

const polyglots: FileAttack[] = [
  { name: 'GIFAR: a GIF that is an archive', make: async () => Buffer.concat([await gif(), zip]) },
  { name: 'a JPEG that is an archive', make: behind('jpeg', zip), taken: true },
  { name: 'a PNG that is an archive', make: behind('png', zip), taken: true },
  { name: 'a WebP that is an archive', make: behind('webp', zip), taken: true },
  { name: 'a JPEG that is a page', make: behind('jpeg', `<html>${script}`), taken: true },
  { name: 'a PNG that is a page', make: behind('png', script), taken: true },
  { name: 'PHP in the comment of a JPEG', make: () => jpegWith(segment(0xfe, php)), taken: true },
  { name: 'PHP behind a JPEG', make: behind('jpeg', php), taken: true },
  { name: 'PHP in EXIF', make: () => jpegWith(segment(0xe1, exif(php))), taken: true },
  { name: 'HTML in EXIF', make: () => jpegWith(segment(0xe1, exif(script))), taken: true },
  {
    name: 'a JPEG that is a script: its first length opens a comment',
    make: () => jpegWith(segment(0xe0, Buffer.alloc(0x2f28, `*/=alert('${canary}');/*`))),
    taken: true,
  },
  {
    name: 'a phar with the head of a JPEG',
    make: behind('jpeg', `<?php __HALT_COMPILER(); ?>${canary}`),
    taken: true,
  },
  {
    name: 'a script in a text of a PNG',
    make: () => pngWith(chunk('tEXt', `Comment\0${script}`)),
    taken: true,
  },
  {
    name: 'a script in an international text of a PNG',
    make: () => pngWith(chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${script}`)),
    taken: true,
  },
  {
    name: 'a part of a PNG that nobody knows',
    make: () => pngWith(chunk('kaNa', script)),
    taken: true,
  },
  { name: 'a part of a WebP that nobody knows', make: () => webpWith('EVIL', script), taken: true },
  {
    name: 'a page before a JPEG',
    make: async () => Buffer.concat([Buffer.from(script), await whole('jpeg')]),
  },
  {
    name: 'spaces before a JPEG',
    make: async () => Buffer.concat([Buffer.from('\r\n  '), await whole('jpeg')]),
  },
  { name: 'a bitmap that is a script', make: text(`BM/*${'\0'.repeat(60)}*/=alert(1)`) },
];

const markup: FileAttack[] = [
  {
    name: 'SVG with a script',
    make: text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
  },
  {
    name: 'SVG behind a mark of byte order',
    make: text(`\ufeff\n<?xml version="1.0"?><svg>${script}</svg>`),
  },
  {
    name: 'SVG behind a comment of 4 KB',
    make: text(`<!--${'x'.repeat(4_000)}--><svg>${script}</svg>`),
  },
  { name: 'SVG in UTF-16', make: () => Buffer.from(`\ufeff<svg>${script}</svg>`, 'utf16le') },
  { name: 'SVG that reads a file', make: text('<svg><image href="file:///etc/passwd"/></svg>') },
  { name: 'SVG, compressed', make: () => gzipSync(`<svg>${script}</svg>`) },
  {
    name: 'an XML bomb',
    make: text(
      `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${'ha'.repeat(99)}"><!ENTITY b "&a;&a;&a;&a;">]><svg>&b;</svg>`,
    ),
  },
  {
    name: 'XML that reads a file',
    make: text('<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>'),
  },
  { name: 'a page', make: text(`<!doctype html>${script}`) },
  {
    name: 'a drawing of ImageMagick (ImageTragick)',
    make: text('push graphic-context\nviewbox 0 0 9 9\nfill \'url(https://a/"|id")\''),
  },
  { name: 'a script of the shell', make: text('#!/bin/sh\nid') },
  { name: 'PostScript', make: text('%!PS\n(id) (r) file') },
  {
    name: 'PDF with a script',
    make: text('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
  },
];

const formats: FileAttack[] = [
  { name: 'GIF', make: gif },
  { name: 'an animated GIF', make: () => moving(300).gif().toBuffer() },
  { name: 'TIFF (GHSA-f88m-g3jw-g9cj)', make: () => picture().tiff().toBuffer() },
  { name: 'TIFF, big end first', make: text('MM\0*\0\0\0\x08') },
  { name: 'BigTIFF', make: text('II+\0\x08\0\0\0') },
  {
    name: 'VIPS (GHSA-f88m-g3jw-g9cj)',
    make: () => Buffer.from(`08f2a6b6${'00'.repeat(60)}`, 'hex'),
  },
  { name: 'HEIC', make: text(`\0\0\0\x18ftypheic\0\0\0\0mif1heic`) },
  { name: 'AVIF', make: () => picture().avif().toBuffer() },
  { name: 'a film', make: text('\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41') },
  { name: 'JPEG XL', make: () => Buffer.from('ff0a', 'hex') },
  { name: 'JPEG 2000', make: () => Buffer.from('0000000c6a5020200d0a870a', 'hex') },
  { name: 'PSD', make: text('8BPS\0\x01') },
  { name: 'an icon', make: () => Buffer.from('00000100010010100000', 'hex') },
  { name: 'an archive', make: () => zip },
  { name: 'a program of Windows', make: text(`MZ${'\0'.repeat(200)}`) },
  { name: 'a program of Linux', make: text(`\x7fELF${'\0'.repeat(200)}`) },
  { name: 'a class of Java', make: () => Buffer.from('cafebabe00000034', 'hex') },
  { name: 'Flash', make: text('FWS\x06\0\0\0') },
  { name: 'sound', make: text('RIFF\0\0\0\0WAVEfmt ') },
];

/** Everything that is handed in as a photo and is more, less or other than one. */
export const fileAttacks: readonly FileAttack[] = [
  ...polyglots,
  ...markup,
  ...formats,
  ...badFiles,
  ...metadata,
];
