import type { ErrorCode } from '../../src/protocol/errors.ts';
import { MESSAGE_BYTES, MESSAGE_CHARACTERS } from '../../src/protocol/limits.ts';
import type { Body } from '../../src/protocol/words.ts';

/** What is wrong with a body: empty, or over 500 characters (code points) of text, or over the byte limit of any kind. */
export function faultOf({ kind, bytes }: Body): ErrorCode | undefined {
  if (bytes.trim() === '') return 'message.empty';
  if (Buffer.byteLength(bytes) > MESSAGE_BYTES) return 'message.too_long';
  if (kind === 'text' && [...bytes].length > MESSAGE_CHARACTERS) return 'message.too_long';
  return undefined;
}
