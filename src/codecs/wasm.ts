import type { LibOpus } from './libopus.ts';

type Instantiate = (
  imports: Record<string, Record<string, WebAssembly.ImportValue>>,
  receive: (instance: WebAssembly.Instance) => WebAssembly.Exports,
) => WebAssembly.Exports;

/** What the script beside libopus.wasm leaves behind. */
export type StartWasm = (options: { instantiateWasm: Instantiate }) => LibOpus;

/**
 * What libopus calls as it starts, to say that there are whole numbers of 64 bits (`_embind_register_bigint`); nothing
 * of ours uses any. Engines before Chromium 85 and Safari 15 cannot hand such a number to JavaScript, and then nothing
 * would start.
 */
const REGISTERS_64_BITS = 'i';

/** In place of it: a function of WebAssembly itself, (i32, i32, i32, i64, i64) → (), that does nothing. */
const NOTHING = [
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x09, 0x01, 0x60, 0x05, 0x7f, 0x7f, 0x7f, 0x7e, 0x7e, 0x00],
  ...[0x03, 0x02, 0x01, 0x00],
  // Named f.
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  ...[0x0a, 0x04, 0x01, 0x02, 0x00, 0x0b],
];

/**
 * Starts libopus in WebAssembly, in older engines too.
 * @param binary opus.wasm @throws where the engine cannot run it
 */
export function startWasm(start: StartWasm, binary: BufferSource): LibOpus {
  return start({
    instantiateWasm({ a: imports = {} }, receive) {
      const { f = null } = open(Uint8Array.from(NOTHING), {}).exports;
      const own = f === null ? imports : { ...imports, [REGISTERS_64_BITS]: f };
      return receive(open(binary, { a: own }));
    },
  });
}

const open = (binary: BufferSource, imports: WebAssembly.Imports): WebAssembly.Instance =>
  new WebAssembly.Instance(new WebAssembly.Module(binary), imports);
