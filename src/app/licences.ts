/** Somebody else's work in the built app. */
export interface Licence {
  readonly what: string;
  readonly by: string;
  readonly licence: string;
}

/** What the built app contains of others; NOTICE says the same, and a test holds them together. */
export const LICENCES: readonly Licence[] = [
  { what: 'Figtree', by: '2022 The Figtree Project Authors', licence: 'Open Font License 1.1' },
  { what: 'Phosphor Icons', by: '2023 Phosphor Icons', licence: 'MIT License' },
  { what: 'Noto Emoji', by: 'Google Inc.', licence: 'Apache License 2.0' },
  { what: 'Lightning', by: 'Metrological', licence: 'Apache License 2.0' },
  { what: 'Preact Signals', by: '2022-present Preact Team', licence: 'MIT License' },
  { what: 'SystemJS', by: '2013-2023 Guy Bedford', licence: 'MIT License' },
  { what: 'uqr', by: 'Project Nayuki, 2023 Anthony Fu', licence: 'MIT License' },
  { what: 'libopus', by: '2001-2011 Xiph.Org, Skype Limited, Octasic', licence: 'BSD License (3-clause)' },
  { what: 'OpusScript', by: '2016-2021 abalabahaha', licence: 'MIT License' },
];
