/** What a choice of the list means to the server: "in_force", "version 3", "template village", "file". */
export function originBody(choice: string, document: object) {
  const [from = '', which = ''] = choice.split(' ');
  if (from === 'version') return { from, version: Number(which) } as const;
  if (from === 'template') return { from, template: which } as const;
  if (from === 'file') return { from, document } as const;
  return { from: 'in_force' } as const;
}
