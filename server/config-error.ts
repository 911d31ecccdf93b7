/** A setting that cannot be used: says which and how to put it right. */
export class ConfigError extends Error {
  constructor(name: string, advice: string) {
    super(`${name}: ${advice}`);
    this.name = 'ConfigError';
  }
}
