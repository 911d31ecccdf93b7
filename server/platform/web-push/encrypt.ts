import { createCipheriv, createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Where a browser takes messages, and the keys with which only it reads them. */
export interface PushAddress {
  endpoint: string;
  /** The browser's public key, an uncompressed point of P-256, base64url. */
  p256dh: string;
  /** 16 bytes that the push service never sees, base64url. */
  auth: string;
}

/** What is drawn for each message; given only by a test that compares with the standard. */
export interface Drawn {
  salt: Buffer;
  privateKey: Buffer;
}

const recordBytes = 4_096;
const tagBytes = 16;
/** The last record ends in a delimiter of 2. */
const lastRecord = Buffer.from([2]);
const curve = 'prime256v1';

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

interface Exchange {
  shared: Buffer;
  auth: Buffer;
  salt: Buffer;
  browser: Buffer;
  sender: Buffer;
}

/** RFC 8291, section 3.4: key and nonce of the one record. */
function secretsOf({ shared, auth, salt, browser, sender }: Exchange) {
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser, sender]);
  const secret = derive(shared, auth, info, 32);
  return {
    key: derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  };
}

const draw = (): Drawn => {
  const ephemeral = createECDH(curve);
  ephemeral.generateKeys();
  return { salt: randomBytes(16), privateKey: ephemeral.getPrivateKey() };
};

/**
 * Encrypts a message for one browser as RFC 8291 says, in the form of RFC 8188 (`aes128gcm`): one record,
 * so at most some 4,000 bytes. @throws where the browser's key is no point of the curve
 */
export function encryptPush(text: string, address: PushAddress, drawn: Drawn = draw()): Buffer {
  const { salt, privateKey } = drawn;
  const own = createECDH(curve);
  own.setPrivateKey(privateKey);
  const browser = Buffer.from(address.p256dh, 'base64url');
  const sender = own.getPublicKey();
  const auth = Buffer.from(address.auth, 'base64url');
  const shared = own.computeSecret(browser);
  const { key, nonce } = secretsOf({ shared, auth, salt, browser, sender });
  const plain = Buffer.concat([Buffer.from(text), lastRecord]);
  if (plain.length + tagBytes > recordBytes) throw new RangeError('more than one push record');
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordBytes);
  return Buffer.concat([salt, size, Buffer.from([sender.length]), sender, sealed]);
}

/** What a browser does with it; for the stand-in. @throws for a message that is another's, or was changed */
export function decryptPush(
  body: Buffer,
  { privateKey, auth }: { privateKey: Buffer; auth: Buffer },
): string {
  const own = createECDH(curve);
  own.setPrivateKey(privateKey);
  const salt = body.subarray(0, 16);
  const senderBytes = body.readUInt8(20);
  const sender = body.subarray(21, 21 + senderBytes);
  const sealed = body.subarray(21 + senderBytes);
  const shared = own.computeSecret(sender);
  const browser = own.getPublicKey();
  const { key, nonce } = secretsOf({ shared, auth, salt, browser, sender });
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
