/** What the answer to a bad request must never hold: stacks, paths, SQL, and words of the machine room. */
export const leaks =
  /node_modules|node:internal|\.ts\b|\bat (async )?\w+ \(|\/server\/|\/work\/|\/tmp\/|\/home\/|select .* from|insert into|constraint|postgres|SQLSTATE|\bFST_[A-Z]+_|argon2|undefined|\[object/i;

/** What no answer may hold, whatever was asked: where an error was thrown, a hash of a password, a key. */
export const neverTold =
  /\n\s+at .+:\d+:\d+|node:internal\/|\$argon2|-----BEGIN |pingan-(app|test)-|\bpg_[a-z]+_error/;
