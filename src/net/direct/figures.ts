import type { PeerFigures, PeerOptions } from './peer-shape.ts';

/** What is read of a report, whatever engine made it. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly candidateType?: string;
  readonly currentRoundTripTime?: number;
  readonly packetsReceived?: number;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
}

/** Makes figures of what the browser reports of a connection. */
export function figuresOf(
  report: { forEach(each: (entry: Entry) => void): void },
  role: PeerOptions['role'],
): PeerFigures {
  const entries = new Map<string, Entry>();
  report.forEach((entry) => void entries.set(entry.id, entry));
  const all = Array.from(entries.values());
  const media = all.filter(({ type }) => type === (role === 'sends' ? 'outbound-rtp' : 'inbound-rtp'));
  const pair = pairOf(all, entries);
  const local = pair?.localCandidateId === undefined ? undefined : entries.get(pair.localCandidateId);
  const seconds = pair?.currentRoundTripTime;
  return {
    packets: sum(media.map(({ packetsReceived }) => packetsReceived)),
    bytes: sum(media.map(({ bytesSent, bytesReceived }) => (role === 'sends' ? bytesSent : bytesReceived))),
    roundTripMs: seconds === undefined ? undefined : seconds * 1000,
    path: local && (local.candidateType === 'relay' ? 'turn' : 'straight'),
  };
}

/** The pair in use: said by the transport, or by engines before that the one that was chosen and works. */
function pairOf(all: readonly Entry[], entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const chosen = all.filter(({ selectedCandidatePairId }) => selectedCandidatePairId !== undefined)[0];
  if (chosen?.selectedCandidatePairId !== undefined) return entries.get(chosen.selectedCandidatePairId);
  return all.filter(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')[0];
}

const sum = (counts: readonly (number | undefined)[]): number =>
  counts.reduce<number>((all, one) => all + (one ?? 0), 0);
