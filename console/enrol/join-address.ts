const joining = /^\/join\/([0-9A-Za-z -]{24,40})$/;

/** The code of an invitation whose address this is; an address that nobody can read is none. */
export function codeIn(address: string): string | undefined {
  try {
    return joining.exec(decodeURIComponent(address))?.[1];
  } catch {
    return undefined;
  }
}
