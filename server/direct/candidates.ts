import type { Signal } from '../../src/protocol/words.ts';

const CANDIDATE = /^a=candidate:.*$/gm;
const OF_TURN = / typ relay( |$)/;
/** Where the own address stands in the description of a connection; this is what stands there before it is known. */
const ADDRESS = /^(?:a=rtcp:\d+ |c=)IN IP[46] (\S+)/gm;
const NOWHERE = new Set(['0.0.0.0', '::', '127.0.0.1', '::1']);

/**
 * Whether a signal gives away an address of the home it comes from. Whoever has chosen not to show it is protected
 * here as well, whatever their TV does.
 */
export function showsAddress(signal: Signal): boolean {
  if (signal.is === 'end') return false;
  if (signal.is === 'candidate') return signal.candidate !== '' && !isOfTurn(signal.candidate);
  const candidates = signal.sdp.match(CANDIDATE) ?? [];
  if (candidates.length > 0 && !candidates.every((line) => isOfTurn(line.trim()))) return true;
  // Of candidates of TURN the address is that of TURN.
  if (candidates.length > 0) return false;
  return [...signal.sdp.matchAll(ADDRESS)].some(([, address]) => !NOWHERE.has(address ?? ''));
}

/** `raddr` is where TURN sees the home: it says nothing, or it says too much. */
function isOfTurn(candidate: string): boolean {
  const [, raddr] = / raddr (\S+)/.exec(candidate) ?? [];
  return OF_TURN.test(candidate) && (raddr === undefined || NOWHERE.has(raddr));
}
