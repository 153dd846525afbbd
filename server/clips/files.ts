/** There is no room on the disk. */
export class DiskFull extends Error {}

/**
 * Where the bytes of video messages lie (V3). A *part* grows while it comes in; sealed, it becomes a *whole* named by
 * what is in it, which is never written again. Whatever happens in between, there is a whole file or none.
 */
export interface ClipFiles {
  /** Bytes of a part that are there; 0 where there is none. */
  size(part: string): Promise<number>;
  /** Writes into a part, from `offset` on. @throws DiskFull */
  write(part: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** SHA-256 of what a part holds, hexadecimal, with all of it safe on the disk. */
  digestOf(part: string): Promise<string>;
  /** Makes a whole of a part whose digest was just taken. */
  seal(part: string, digest: string): Promise<void>;
  /** Deletes a part, if it is there. */
  drop(part: string): Promise<void>;
  /** Whether a whole is there and still what it is named after. */
  verify(digest: string): Promise<boolean>;
  /** Part of a whole; shorter where that ends. @throws where there is none */
  read(digest: string, offset: number, length: number): Promise<Uint8Array>;
  /** Deletes a whole, if it is there. */
  remove(digest: string): Promise<void>;
  /** Names of all parts, and of all wholes: for clearing up. */
  parts(): Promise<string[]>;
  wholes(): Promise<string[]>;
  /** Bytes that can still be written. */
  free(): Promise<number>;
}
