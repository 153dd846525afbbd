/** A moment within a sentence: "since yesterday", but "since Sunday". */
export function within(when: string): string {
  return when === 'Yesterday' ? 'yesterday' : when;
}
