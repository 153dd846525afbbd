/**
 * Sound codecs of this box, best first, as far as can be told at once; undefined where it has no sound. What the engine
 * lacks we bring along; JavaScript decodes well enough, but encodes on no box old enough to need it.
 */
export function soundCodecs(): { send: string[]; play: string[] } | undefined {
  if (!('AudioContext' in window || 'webkitAudioContext' in window)) return undefined;
  const native = 'AudioEncoder' in window;
  const compiled = 'WebAssembly' in window && 'BigInt64Array' in window;
  const play = ['opus', 'pcmu'];
  return { send: native || compiled ? play : ['pcmu'], play };
}
