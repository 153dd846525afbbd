/**
 * As tight as Lightning bears: it compiles its templates with `new Function`, hence 'unsafe-eval'; pictures arrive
 * as data and blob URLs on engines without createImageBitmap; the encoder runs in a worker.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "frame-src 'self' http://*.localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
