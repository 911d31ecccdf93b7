import {
  canary,
  chunk,
  exif,
  type FileAttack,
  jpegWith,
  picture,
  pngWith,
  segment,
} from './build.ts';

const place = {
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '28/1 51/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '120/1 3/1 0/1',
  },
};
const named = { IFD0: { Artist: canary, Software: canary, Copyright: canary } };

/** What cameras and people write into photos: all of it must be gone. */
export const metadata: readonly FileAttack[] = [
  ...(['jpeg', 'png', 'webp'] as const).flatMap((format): FileAttack[] => [
    {
      name: `where a ${format} was taken`,
      make: () =>
        picture()
          .withExif({ ...place, ...named })
          .toFormat(format)
          .toBuffer(),
      taken: true,
    },
    {
      name: `XMP of a ${format}`,
      make: () =>
        picture()
          .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${canary}</x:xmpmeta>`)
          .toFormat(format)
          .toBuffer(),
      taken: true,
    },
    {
      name: `colours of a ${format}`,
      make: () => picture().withIccProfile('p3').toFormat(format).toBuffer(),
      taken: true,
    },
  ]),
  {
    name: 'a small picture in EXIF',
    make: async () =>
      jpegWith(segment(0xe1, exif(canary, await picture(16, 12).jpeg().toBuffer()))),
    taken: true,
  },
  {
    name: 'a small picture in JFXX',
    make: async () =>
      jpegWith(
        segment(
          0xe0,
          Buffer.concat([Buffer.from('JFXX\0\x10'), await picture(16, 12).jpeg().toBuffer()]),
        ),
      ),
    taken: true,
  },
  {
    name: 'IPTC',
    make: () =>
      jpegWith(
        segment(0xed, `Photoshop 3.0\0 8BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0b${canary}`),
      ),
    taken: true,
  },
  { name: 'a comment', make: () => jpegWith(segment(0xfe, canary)), taken: true },
  {
    name: 'XMP in many parts',
    make: () =>
      jpegWith(
        ...Array.from({ length: 30 }, () =>
          segment(0xe1, `http://ns.adobe.com/xmp/extension/\0${canary}`),
        ),
      ),
    taken: true,
  },
  {
    name: 'a second picture (MPF)',
    make: async () =>
      Buffer.concat([
        await jpegWith(segment(0xe2, 'MPF\0MM\0*')),
        await picture().withExif(named).jpeg().toBuffer(),
      ]),
    taken: true,
  },
  {
    name: 'notes of the maker',
    make: () => jpegWith(segment(0xe1, exif(`Samsung ${canary} IMEI 356938035643809`))),
    taken: true,
  },
  {
    name: 'EXIF in a PNG',
    make: () => pngWith(chunk('eXIf', exif(canary).subarray(6))),
    taken: true,
  },
  {
    name: 'the time in a PNG',
    make: () => pngWith(chunk('tIME', Buffer.from('07ea0a0e010000', 'hex'))),
    taken: true,
  },
  {
    name: 'EXIF that leads in a circle',
    make: () =>
      jpegWith(segment(0xe1, Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\x08', 'latin1'))),
    taken: true,
  },
];
