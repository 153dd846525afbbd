import type { OptionRow, OptionsHead } from './OptionsSheet.ts';

/** What is offered at first, before what cannot be taken back, why somebody is reported, and what follows that. */
export type Step = 'first' | 'sure' | 'report' | 'reported';

/** How rows act. */
export interface Acting {
  /** Closes the sheet first. */
  closing(act: () => void): () => void;
  /** Does it and says so: `done` where it worked, that it did not where it did not. */
  keep(act: () => Promise<unknown>, done?: string): () => void;
  /** On to another step; the row of that key has the focus there. */
  goTo(step: Step, focus: string): void;
}

/** What the options of an item (21) are about: somebody, or a room. */
export interface Subject {
  readonly head: OptionsHead;
  /** What can be done now. Follows what it reads. */
  rows(step: Step): readonly OptionRow[];
  /** Key of the row that leads to the second step: BACK comes back to it. */
  readonly askedBy: string;
  /** It is gone: there is nothing to choose any more. Follows what it reads. */
  isGone(): boolean;
}
