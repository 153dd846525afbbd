/** Addresses of what the build emits besides scripts (`scripts/assets.mjs`, `rollup.config.js`). */
declare module 'hearth:assets' {
  type FontWeight = 400 | 500 | 600 | 700;
  export const icons: string;
  export const emoji: string;
  /** the living room nobody is in, soft, 480×270 */
  export const quiet: string;
  /** the same, blurred and dark, for behind 22; 480×270 */
  export const sofa: string;
  export const latin: Readonly<Record<FontWeight, string>>;
  export const latinExt: Readonly<Record<FontWeight, string>>;
}

/** The version in package.json; the build puts it in. */
declare const HEARTH_VERSION: string;
