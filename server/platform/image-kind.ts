/** The three formats that photos may have; everything else is refused before any decoder sees it. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp';

/**
 * What the first bytes say, never the name or the Content-Type: `other` is a file of a known kind
 * that is not taken, `unknown` is nothing that this list knows.
 */
export function sniffImage(bytes: Buffer): PhotoFormat | 'other' | 'unknown' {
  if (startsWith(bytes, 'ffd8ff')) return 'jpeg';
  if (startsWith(bytes, '89504e470d0a1a0a')) return 'png';
  if (startsWith(bytes, '52494646') && startsWith(bytes.subarray(8), '57454250')) return 'webp';
  if (others.some(({ at = 0, magic }) => startsWith(bytes.subarray(at), magic))) return 'other';
  return isMarkup(bytes) ? 'other' : 'unknown';
}

const others: { kind: string; magic: string; at?: number }[] = [
  { kind: 'GIF', magic: '47494638' },
  { kind: 'TIFF, little end first', magic: '49492a00' },
  { kind: 'TIFF, big end first', magic: '4d4d002a' },
  { kind: 'BigTIFF, little end first', magic: '49492b00' },
  { kind: 'BigTIFF, big end first', magic: '4d4d002b' },
  { kind: 'HEIC, AVIF, MP4: an ftyp box', magic: '66747970', at: 4 },
  { kind: 'JPEG 2000 and JPEG XL boxes', magic: '0000000c4a' },
  { kind: 'JPEG 2000 stream', magic: 'ff4fff51' },
  { kind: 'JPEG XL stream', magic: 'ff0a' },
  { kind: 'PDF', magic: '25504446' },
  { kind: 'PostScript', magic: '25215053' },
  { kind: 'ZIP and what is built on it', magic: '504b' },
  { kind: 'gzip', magic: '1f8b' },
  { kind: 'BMP', magic: '424d' },
  { kind: 'PSD', magic: '38425053' },
  { kind: 'ICO', magic: '00000100' },
  { kind: 'libvips, little end first', magic: '08f2a6b6' },
  { kind: 'libvips, big end first', magic: 'b6a6f208' },
  { kind: 'RIFF that is not WebP', magic: '52494646' },
];

/** SVG, HTML, XML, ImageMagick's MVG and scripts begin with readable words. */
function isMarkup(bytes: Buffer): boolean {
  const text = bytes
    .subarray(0, 256)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^(<|push graphic-context|viewbox |#!)/i.test(text);
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.subarray(0, magic.length / 2).toString('hex') === magic;
}
