/** What a part is, for those who hear the screen. The app turns it into a word of the language in use. */
export type Role =
  | 'button'
  | 'switch'
  | 'choice'
  | 'slider'
  | 'tab'
  | 'link'
  | 'fact'
  | 'field'
  | 'key'
  | 'picture'
  | 'friend'
  | 'message'
  | 'viewer'
  | 'chip';

/** What is said when a part gets the focus. Everything but the role is in the reader's language already. */
export interface Announcement {
  readonly label: string;
  readonly role: Role;
  /** What it stands at: "8", "320 × 180". */
  readonly value?: string;
  /** How it is: on, chosen, not available. */
  readonly state?: 'on' | 'off' | 'chosen' | 'unavailable';
  /** Its place among its like. */
  readonly position?: { readonly index: number; readonly count: number };
}
