/** What somebody typed, closed by a mark so that another sentence can follow; '' stays ''. */
export function ended(words: string, mark: string): string {
  const typed = words.trim();
  return typed === '' || /[。！？.!?…]$/.test(typed) ? typed : `${typed}${mark}`;
}
