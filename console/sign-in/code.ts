const plain = (typed: string) => typed.replace(/[ -]/g, '');

/** Six digits of an authenticator app, or the 24 letters and digits of a recovery code. */
export const isWholeCode = (typed: string) => /^\d{6}$/.test(plain(typed)) || isKeyCode(typed);

/** An invitation or recovery code as it may be typed: spaces, dashes and small letters do not matter. */
export const isKeyCode = (typed: string) => /^[0-9a-z]{24}$/i.test(plain(typed));
