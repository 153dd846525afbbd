import tokens from './tokens.json';

/**
 * The design's values, copied verbatim from the design target. The files beside this one give them types;
 * nothing else in the app holds a colour, a size or a duration that is a token.
 */
export default tokens;
