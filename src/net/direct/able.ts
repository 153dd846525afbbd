/**
 * Whether this engine can connect two rooms directly: Chromium from 72 on, or whatever has the same. Older ones speak
 * another SDP ("plan B") that does not understand ours.
 */
export function canConnectDirectly(): boolean {
  if (typeof RTCPeerConnection !== 'function' || typeof RTCRtpTransceiver !== 'function') return false;
  const { prototype } = RTCPeerConnection;
  if (!('addTransceiver' in prototype) || !('connectionState' in prototype)) return false;
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  return !chromium || Number(chromium[1]) >= 72;
}
