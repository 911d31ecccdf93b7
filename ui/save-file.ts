/** Hands a file to the browser to be saved. @returns what it was saved as */
export function saveFile({ file, name }: { file: Blob; name: string }): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return name;
}
