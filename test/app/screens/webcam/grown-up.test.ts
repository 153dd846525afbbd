import { describe, expect, test, vi } from 'vitest';
import type { AppContext } from '../../../../src/app/context.ts';
import { GrownUp } from '../../../../src/app/screens/webcam/GrownUp.ts';

function open(guardian: object | undefined) {
  const push = vi.fn();
  const app = { navigation: { push }, tv: { household: { mine: { peek: () => ({ guardian }) } } } };
  return { push, grownUp: new GrownUp(app as unknown as AppContext) };
}

/** X9: a grown-up's PIN comes before 3, 2, 1. */
describe('before a child shows the room', () => {
  test('a grown-up is asked, and nothing follows until they have answered', () => {
    const { push, grownUp } = open({ person: 'noa', name: 'Noa' });
    const then = vi.fn();
    grownUp.before(then);
    expect(push).toHaveBeenCalledWith('pin', expect.objectContaining({ for: 'air', refused: undefined }));
    expect(then).not.toHaveBeenCalled();
    push.mock.calls[0]?.[1].allowed('2468');
    expect(then).toHaveBeenCalledTimes(1);
    expect(grownUp.take()).toEqual({ pin: '2468' });
    expect(grownUp.take()).toEqual({});
  });

  test('whoever has no guardian is not asked', () => {
    const { push, grownUp } = open(undefined);
    const then = vi.fn();
    grownUp.before(then);
    expect(then).toHaveBeenCalledTimes(1);
    expect(push).not.toHaveBeenCalled();
  });

  test('a server that wants a PIN all the same gets one: counting again would never end', () => {
    const { push, grownUp } = open(undefined);
    const then = vi.fn();
    const refused = new Error('pin.needed');
    grownUp.before(then, refused);
    expect(then).not.toHaveBeenCalled();
    expect(push).toHaveBeenCalledWith('pin', expect.objectContaining({ for: 'air', refused }));
  });
});
