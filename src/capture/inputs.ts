/** A camera or microphone that is plugged into this TV. Its ID means something on this TV only. */
export interface Input {
  readonly id: string;
  /** as the TV names it; empty until this app was allowed to use one */
  readonly label: string;
}

/** The chosen one among those plugged in: by its ID, else by its name (a TV may number them anew). */
export function findInput(inputs: readonly Input[], chosen: Input): Input | undefined {
  const same = inputs.filter(({ id }) => id !== '' && id === chosen.id)[0];
  return same ?? inputs.filter(({ label }) => label !== '' && label === chosen.label)[0];
}

/** Inputs of a kind, as the browser lists them; none where it lists nothing. */
export async function listInputs(
  devices: MediaDevices | undefined,
  kind: 'videoinput' | 'audioinput',
): Promise<readonly Input[]> {
  if (typeof devices?.enumerateDevices !== 'function') return [];
  const found = await devices.enumerateDevices().catch(() => []);
  const ofKind = found.filter((device) => device.kind === kind);
  return ofKind.map(({ deviceId, label }) => ({ id: deviceId, label }));
}
