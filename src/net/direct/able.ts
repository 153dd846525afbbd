/**
 * Whether this engine can connect two rooms directly: Chromium from 72 on, or whatever has the same. Older ones speak
 * another SDP ("plan B") that does not understand ours. What else early ones lack `webrtc-adapter` makes up for.
 */
export function canConnectDirectly(): boolean {
  if (typeof RTCPeerConnection !== 'function' || typeof RTCRtpTransceiver !== 'function') return false;
  if (!('addTransceiver' in RTCPeerConnection.prototype)) return false;
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  return !chromium || Number(chromium[1]) >= 72;
}
