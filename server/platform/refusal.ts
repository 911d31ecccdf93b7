/** What a refusal says: the status it answers with and one sentence in each language. */
export interface RefusalEntry {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;
  zh: string;
  en: string;
}

export interface RefusalDetails {
  /** JSON pointer of the field at fault. */
  field?: string;
  /** Where several fields are at fault: each with its own sentence. */
  fields?: readonly { field: string; zh: string; en: string }[];
  /** Values for {placeholders} in the sentence. */
  values?: Record<string, string | number>;
  retryAfterSeconds?: number;
}

/** An expected "no", as a value: services return it, nothing throws it. */
export class Refusal {
  readonly code: string;
  readonly entry: RefusalEntry;
  readonly details: RefusalDetails;

  constructor(code: string, entry: RefusalEntry, details: RefusalDetails) {
    this.code = code;
    this.entry = entry;
    this.details = details;
  }

  sentence(language: 'zh' | 'en'): string {
    const values = this.details.values ?? {};
    return this.entry[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  }
}

/** The refusals of one feature: a code that is not in its table does not compile. */
export function refusing<T extends Record<string, RefusalEntry>>(table: T) {
  return (code: keyof T & string, details: RefusalDetails = {}): Refusal => {
    const entry = table[code];
    if (entry === undefined) throw new Error(`no refusal ${code}`);
    return new Refusal(code, entry, details);
  };
}

export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal;
}
