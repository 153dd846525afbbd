import { describe, expect, it } from 'vitest';
import { originAllowed } from '../../../server/gateway/origin.ts';

const PRODUCTION = { allowed: ['https://tv.example.net', 'null'], localhost: false };
const DEMO = { allowed: [], localhost: true };

describe('which pages may connect', () => {
  it('are those named, to the letter', () => {
    expect(originAllowed('https://tv.example.net', 'tv.example.net', PRODUCTION)).toBe(true);
    expect(originAllowed('null', 'tv.example.net', PRODUCTION)).toBe(true);
    for (const origin of [
      'http://tv.example.net',
      'https://tv.example.net:8443',
      'https://tv.example.net.evil.example',
      'https://evil.example/https://tv.example.net',
      'https://TV.example.net',
      'file://',
      '',
    ]) {
      expect(originAllowed(origin, 'tv.example.net', PRODUCTION), origin).toBe(false);
    }
  });

  it('do not include this machine’s in production', () => {
    expect(originAllowed('http://localhost:8080', 'localhost:8080', PRODUCTION)).toBe(false);
  });

  it('are in the demo those of this machine, at the server’s own port', () => {
    for (const origin of ['http://localhost:8080', 'http://tv1.localhost:8080', 'http://127.0.0.1:8080']) {
      expect(originAllowed(origin, 'localhost:8080', DEMO), origin).toBe(true);
    }
    for (const origin of [
      'http://localhost:3000',
      'https://localhost:8080',
      'http://localhost.evil.example:8080',
      'http://evil-localhost:8080',
      'http://a.b.localhost:8080',
      'http://localhost:8080/path',
      'null',
    ]) {
      expect(originAllowed(origin, 'localhost:8080', DEMO), origin).toBe(false);
    }
    expect(originAllowed('http://localhost', 'localhost', DEMO)).toBe(true);
  });

  it('do not concern programs, which send none', () => {
    for (const rules of [PRODUCTION, DEMO]) expect(originAllowed(undefined, undefined, rules)).toBe(true);
  });
});
