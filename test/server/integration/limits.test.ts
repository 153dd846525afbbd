import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { closeStatus } from '../../../src/protocol/closings.ts';
import { ServedHousehold } from '../../support/served-household.ts';
import { waitFor } from '../../support/wait-for.ts';

/** W29 over real sockets: what costs the one who does it their connection, and nobody else anything. */
describe('a wild client', async () => {
  const household = await ServedHousehold.open({ HEARTH_CONNECTIONS: '40' });

  it('that sends too many bytes is closed with a code, and its neighbours talk on', { timeout: 20_000 }, async () => {
    const [noa, maya] = await household.friends('noa', 'maya');
    const wild = await household.newcomer('wild');
    const frame = new Uint8Array(60_000);
    for (let n = 0; n < 60 && wild.status === undefined; n += 1) wild.sendBytes(frame);
    expect(await wild.closed()).toBe(closeStatus('limit.bytes'));
    const body = { kind: 'text', bytes: 'still here' } as const;
    await noa.ask('message.send', { to: 'maya', key: 'a key of noa', body });
    await maya.told('message.new');
  });

  it('that says a word too often hears when to say it again, whichever TV it says it on', async () => {
    const wild = await household.newcomer('often');
    const codes: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      await wild.ask('friend.ask', { person: `nobody${n}` }).catch(({ code }: { code: string }) => codes.push(code));
    }
    expect(codes.filter((code) => code === 'limit.often').length).toBeGreaterThanOrEqual(9);
    const again = await household.line();
    await again.signIn('often');
    await expect(again.ask('friend.ask', { person: 'somebody' })).rejects.toMatchObject({ code: 'limit.often' });
  });

  it('that opens connections and says nothing leaves room for others as soon as it is shown out', {
    timeout: 30_000,
  }, async () => {
    household.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const sockets = Array.from({ length: 50 }, () => {
      const socket = connect(household.server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      let head = '';
      socket.on('data', (chunk) => {
        head += chunk.toString('latin1');
      });
      // What a close frame says first: the status, after two bytes of framing.
      const closedWith = (): number => Buffer.from(head.split('\r\n\r\n')[1] ?? '', 'latin1').readUInt16BE(2);
      return { socket, closedWith, told: () => head.endsWith('server.full') };
    });
    await waitFor(
      'those for whom there is no place are told so',
      () => sockets.filter(({ told }) => told()).length === 10,
    );
    const code = closeStatus('server.full');
    expect(sockets.filter(({ told }) => told()).every(({ closedWith }) => closedWith() === code)).toBe(true);
    await waitFor('the silent are shown out', () => sockets.every(({ socket }) => socket.closed), 20_000);
    const noa = await household.line();
    await noa.signIn('noa');
    expect(noa.start?.me.person).toBe('noa');
  });

  it('that lets its request trickle in is not waited for', { timeout: 25_000 }, async () => {
    const socket = connect(household.server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    const trickle = setInterval(() => socket.writable && socket.write('x: y\r\n'), 1_000);
    const began = performance.now();
    await waitFor('it is shown out', () => socket.closed, 20_000);
    clearInterval(trickle);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
