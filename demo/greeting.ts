import type { Proofs } from './proofs.ts';
import type { Wire } from './wire.ts';
import { Refusal, type Start, type Welcome } from './words.ts';

export type Who = { person: string; password: string; camera: boolean; videoMessages: boolean };
export type Greeted = { is: 'resumed' } | { is: 'started'; start: Start; welcome: Welcome };

/**
 * The first words of a connection: resume where `canResume`, then the token, then ID and password, each tried on the same
 * line after the one before was refused (docs/protocol.md, "Staying connected").
 * @param seen the highest `seq` handled
 */
export async function greet(
  wire: Wire,
  who: Who,
  proofs: Proofs,
  canResume: boolean,
  seen: number,
): Promise<Greeted | Refusal> {
  for (;;) {
    const proof = proofs.best(canResume);
    const auth = proof?.by === 'resume' ? { ...proof, seen } : proof;
    const welcome = await wire.greet<Welcome>('hello', hello(who, proofs.device, auth));
    if (welcome instanceof Refusal) {
      if (!proofs.drop(proof, welcome)) return welcome;
    } else if (welcome.resumed && !welcome.start) {
      return { is: 'resumed' };
    } else {
      const start = welcome.start ?? (await signIn(wire, who));
      return start instanceof Refusal ? start : { is: 'started', start, welcome };
    }
  }
}

function signIn(wire: Wire, { person, password }: Who): Promise<Start | Refusal> {
  return wire.greet<Start>('account.sign_in', { person, password, stay: false });
}

function hello(who: Who, device: object, auth: object | undefined): object {
  return {
    protocol: { min: 1, max: 1 },
    app: { name: 'hearth-demo', version: '1' },
    device: { ...device, name: 'Living room', kind: 'tv' },
    capabilities: {
      camera: who.camera,
      microphone: false,
      codecs: { show: ['jpeg'], send: ['jpeg'] },
      videoMessages: who.videoMessages,
      direct: false,
      line: 'fast',
      screen: { width: 1920, height: 1080 },
    },
    language: 'en',
    ...(auth && { auth }),
  };
}
