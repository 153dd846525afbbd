/** Bytes as base64, for words: they are JSON and hold none. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 1) binary += String.fromCharCode(bytes[at] ?? 0);
  return btoa(binary);
}
