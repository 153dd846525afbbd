/**
 * As tight as Lightning bears: it compiles its templates with `new Function`, hence 'unsafe-eval'; pictures arrive
 * as data and blob URLs on engines without createImageBitmap; the encoder runs in a worker.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Production: no page may frame the app, and it frames none. */
export const contentPolicy = [...policy, "frame-ancestors 'none'"].join('; ');

/** The demo on this machine: the emulator shows TVs in frames of origins of their own. */
export const localPolicy = [
  ...policy,
  'frame-src http://*.localhost:*',
  "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*",
].join('; ');
