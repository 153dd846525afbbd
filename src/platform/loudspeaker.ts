interface WithAudio {
  readonly AudioContext?: typeof AudioContext;
  readonly webkitAudioContext?: typeof AudioContext;
}

const contexts = new WeakMap<Window, AudioContext>();

/**
 * What this TV is heard by: one for the whole app, because boxes have few. Undefined where the engine has none.
 * It may sleep until a key was pressed.
 */
export function loudspeaker(window_: Window = window): AudioContext | undefined {
  const known = contexts.get(window_);
  if (known) return known;
  const { AudioContext: Standard, webkitAudioContext: Old } = window_ as unknown as WithAudio;
  const Context = Standard ?? Old;
  if (!Context) return undefined;
  try {
    const made = new Context();
    contexts.set(window_, made);
    // WebKit wakes it only from within a key.
    window_.addEventListener('keydown', () => {
      if (made.state === 'suspended') made.resume().catch(() => undefined);
    });
    return made;
  } catch {
    // Some boxes have the class and no sound behind it.
    return undefined;
  }
}
