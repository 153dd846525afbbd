import type { ColourKeyName } from '../components/ColourKey.ts';
import type { Hint } from '../components/HintStrip.ts';

/** A hint about a key with a name on it. */
export const named = (name: string, label: string): Hint => ({ key: { kind: 'named', name }, label });

/** A hint about a colour key. */
export const coloured = (colour: ColourKeyName, label: string): Hint => ({ key: { kind: 'colour', colour }, label });

/** A hint about the arrows. */
export const arrows = (label: string): Hint => ({ key: { kind: 'arrows' }, label });
