/** Drawn rooms and faces to look at the parts with; addresses by file name (`rollup.config.js`). */
declare module 'hearth:pictures' {
  export const pictures: Readonly<Record<string, string>>;
}
