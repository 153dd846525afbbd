/** What came of it, for the operator's counters. */
export interface DirectCounts {
  /** both said yes, and the two began to look for a way */
  tried: number;
  /** the first direct picture was on the screen */
  direct: number;
  /** ... again, after somebody else had watched too */
  returned: number;
  /** made way for the relay, since somebody else watched too */
  rested: number;
  /** no way was found, or no picture came */
  failed: number;
  /** broke while it was direct or rested */
  lost: number;
  /** signals handed on */
  signals: number;
}

export const NO_COUNTS: Readonly<DirectCounts> = {
  ...{ tried: 0, direct: 0, returned: 0, rested: 0, failed: 0, lost: 0, signals: 0 },
};
