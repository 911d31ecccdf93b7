import { trustedTypes } from './trusted-types.ts';

/*
 * Pages are served with `require-trusted-types-for 'script'`: text that is handed to innerHTML and its
 * like must come through a policy. We write no markup as text; antd writes its sheets that way, and
 * Leaflet the signs on its buttons.
 */

/** What Leaflet writes to learn whether a browser draws SVG: an element without a word in it. */
const leafletsQuestion = '<svg/>';

/** @throws TypeError for whatever would become an element; text without a bracket never does. */
export function plainOnly(text: string): string {
  if (text.includes('<') && text !== leafletsQuestion)
    throw new TypeError('markup written as text is not let into this page');
  return text;
}

/**
 * From here on a page takes no markup that stands in a text; once, before anything else is drawn.
 * `worker`: the script that this page starts by its address, or all of those.
 */
export function refuseMarkup({ worker }: { worker?: string | readonly string[] } = {}): void {
  trustedTypes?.createPolicy('default', {
    createHTML: plainOnly,
    ...(worker === undefined ? {} : { createScriptURL: onlyThis(...[worker].flat()) }),
  });
}

/** @throws TypeError for the address of any other script */
export const onlyThis =
  (...addresses: readonly string[]) =>
  (asked: string): string => {
    if (!addresses.includes(asked))
      throw new TypeError('this page starts one script, and not this one');
    return asked;
  };
