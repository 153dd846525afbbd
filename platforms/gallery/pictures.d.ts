/** The demo's faces and the emulator's drawn room; addresses by file name (`rollup.config.js`). */
declare module 'hearth:pictures' {
  export const pictures: Readonly<Record<string, string>>;
}
