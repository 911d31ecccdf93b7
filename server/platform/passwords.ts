import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id as OWASP's password storage sheet asks at the least: 19 MiB, 2 passes, 1 lane. The package
 * uses argon2id unless told otherwise.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random password that was thrown away, with the cost above. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$DPdGsnI/hQO6VAQZWgiDhw$pg1arf/F4rNQqGOQiH6qPwZKKAhnySs+xSkvWrGfbQw';

/** A PHC string with its own salt and cost, to be stored as it is. */
export function hashPassword(password: string): Promise<string> {
  return hash(oneForm(password), cost);
}

/**
 * Whether the password is the one that was hashed. Without a hash, for a login that nobody has, the
 * answer is no after the same work, so that the time does not tell which logins exist.
 *
 * @throws when the stored hash is not a PHC string.
 */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const fits = await verify(stored ?? nobodysHash, oneForm(password));
  return stored !== undefined && fits;
}

/** Full-width letters of a Chinese keyboard and their plain forms are one password (NIST 800-63B). */
function oneForm(password: string): string {
  return password.normalize('NFKC');
}
